-- Registers a case with a text of its own each time; with "id", also under a client's own UUID.
dofile("report.lua")

local place, withID, count

function init(args)
  place, withID, count = args[1], args[2] == "id", 0
  math.randomseed(os.time() + tonumber(args[3]))
  wrk.headers["Content-Type"] = "application/json"
end

local function uuid()
  return (("xxxxxxxx-xxxx-4xxx-8xxx-xxxxxxxxxxxx"):gsub("x", function()
    return ("%x"):format(math.random(0, 15))
  end))
end

function request()
  count = count + 1
  local id = withID and ('"id":"' .. uuid() .. '",') or ""
  return wrk.format("POST", "/api/v1/cases", wrk.headers, string.format(
    '{%s"kind":"complaint","channel":"web","place":"%s","text":"第%d号：村口的路灯坏了三天，'
      .. '晚上老人和孩子走路看不见，希望派人来修一修。","requester":{"name":"岩温","phone":"1380000%04d"}}',
    id, place, count, count % 10000))
end
