-- A request id that the services would not take is taken away before the plugin correlation-id reads it,
-- so that the gateway, the services and their logs all name the request alike.
local id = kong.request.get_header("X-Request-Id")
if id and (#id > 128 or not string.find(id, "^[%w%._~:/+=%-]+$")) then
  kong.service.request.clear_header("X-Request-Id")
end
