-- What the gateway itself answers, it answers as the services do: problem details (RFC 9457).
-- What came from a service is left as it is.
local status = kong.response.get_status()
if status < 400 or kong.response.get_source() == "service" then
  return
end
if status == 502 or status == 504 then
  -- No service answered: to a client that is a part that is down.
  status = 503
  kong.response.set_status(503)
end
if status == 417 then
  -- The plugin request-size-limiting says so to a client that asked before it sent (Expect: 100-continue).
  status = 413
  kong.response.set_status(413)
end
if status == 494 then
  -- nginx' own number for headers that are too long.
  status = 431
  kong.response.set_status(431)
end
kong.response.set_header("Content-Type", "application/problem+json; charset=utf-8")
kong.response.set_header("Cache-Control", "no-store")
kong.response.clear_header("Content-Length")
if status == 401 then
  kong.response.set_header("WWW-Authenticate", "Bearer")
end
if status == 503 and not kong.response.get_header("Retry-After") then
  kong.response.set_header("Retry-After", "2")
end
