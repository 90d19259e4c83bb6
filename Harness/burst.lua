-- Reads the pages of a file one after the other (PATH<TAB>COOKIE a line) and counts the answers.
-- With a header X-Paced each connection waits between two of them, `period` milliseconds on average.
local threads = {}
local requests, at, period = {}, 0, 0
good, busy, unpolite, other = 0, 0, 0, 0

function setup(thread) table.insert(threads, thread) end

function init(args)
  period = tonumber(args[2])
  math.randomseed(1)
  for line in io.lines(args[1]) do
    local path, cookie = line:match("^([^\t]*)\t?(.*)$")
    local headers = { ["Host"] = wrk.headers["Host"] }
    if cookie ~= "" then headers["Cookie"] = cookie end
    table.insert(requests, wrk.format("GET", path, headers))
  end
end

function request()
  at = at % #requests + 1
  return requests[at]
end

if wrk.headers["X-Paced"] then
  function delay() return math.random(0, 2 * period) end
end

function response(status, headers, _)
  if status == 200 then
    good = good + 1
  elseif status ~= 503 then
    other = other + 1
  else
    busy = busy + 1
    if not headers["Retry-After"] then unpolite = unpolite + 1 end
  end
end

function done(summary, latency, _)
  local errors, thread = summary.errors, threads[1]
  io.write(string.format(
    '\n{"seconds":%f,"good":%d,"busy":%d,"unpolite":%d,"other":%d,"broken":%d,"timeouts":%d,"p50":%f,"p99":%f}\n',
    summary.duration / 1e6, thread:get("good"), thread:get("busy"), thread:get("unpolite"),
    thread:get("other"), errors.connect + errors.read + errors.write, errors.timeout,
    latency:percentile(50) / 1e6, latency:percentile(99) / 1e6))
end
