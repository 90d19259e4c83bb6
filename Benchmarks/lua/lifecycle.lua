-- Takes cases through their life: register, accept, assign, promise, reply. What one answer says
-- decides the next request, whichever connection is free for it.
dofile("report.lua")

cycles = 0
local place, unit, due, desk, handler
local waiting, first, last = {}, 1, 0

local function push(request)
  last = last + 1
  waiting[last] = request
end

local function deed(number, name, token, body)
  push(wrk.format("POST", "/api/v1/cases/" .. number .. "/" .. name, {
    ["Host"] = wrk.headers["Host"], ["Content-Type"] = "application/json",
    ["Authorization"] = "Bearer " .. token,
  }, body))
end

function init(args)
  place, unit, due, desk, handler = args[1], args[2], args[3], args[4], args[5]
end

function request()
  if first <= last then
    local next = waiting[first]
    waiting[first] = nil
    first = first + 1
    return next
  end
  return wrk.format("POST", "/api/v1/cases", {
    ["Host"] = wrk.headers["Host"], ["Content-Type"] = "application/json",
  }, string.format(
    '{"kind":"complaint","channel":"web","place":"%s","text":"村口的路灯坏了三天，晚上看不见路。"}', place))
end

function response(status, _, body)
  if status ~= 201 then return end
  local number = body:match('"number":"(%d+)"')
  if body:find('"pickupCode"', 1, true) then
    deed(number, "acceptance", desk, "{}")
  elseif body:find('"deed":"acceptance"', 1, true) then
    deed(number, "assignment", desk, '{"unit":"' .. unit .. '"}')
  elseif body:find('"deed":"assignment"', 1, true) then
    deed(number, "promise", handler, '{"due":"' .. due .. '"}')
  elseif body:find('"deed":"promise"', 1, true) then
    deed(number, "reply", handler, '{"text":"路灯已经修好，请晚上再看一看。","solved":"yes"}')
  elseif body:find('"deed":"reply"', 1, true) then
    cycles = cycles + 1
  end
end
