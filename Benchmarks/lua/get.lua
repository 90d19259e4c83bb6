-- Reads the pages of a file, one after the other: PATH, or PATH<TAB>COOKIE, a line.
dofile("report.lua")

local requests, at = {}, 0

function init(args)
  for line in io.lines(args[1]) do
    local path, cookie = line:match("^([^\t]*)\t?(.*)$")
    local headers = {}
    for name, value in pairs(wrk.headers) do headers[name] = value end
    if cookie ~= "" then headers["Cookie"] = cookie end
    table.insert(requests, wrk.format("GET", path, headers))
  end
end

function request()
  at = at % #requests + 1
  return requests[at]
end
