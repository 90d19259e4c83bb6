-- Registers a case now and then, beside others who read: every so many milliseconds.
dofile("register.lua")

local pause
local register = init

function init(args)
  pause = tonumber(args[4])
  register(args)
end

function delay() return pause end
