-- The body to the headers of own-answer-headers.lua: code and words as the services have them.
local status = kong.response.get_status()
if status < 400 or kong.response.get_source() == "service" then
  return
end
local said = kong.response.get_raw_body()
if not said then
  return
end
local known = {
  [401] = { "token-invalid", "Please log in", "The access token is not valid." },
  [404] = { "not-found", "Not found", "There is nothing at this address." },
  [413] = { "too-large", "Too large", "The body is larger than this address takes." },
  [429] = { "too-many-requests", "Too many requests", "Too many requests came from this address. Wait a little." },
  [500] = { "internal-error", "Something went wrong", "The request failed on our side." },
  [503] = { "unavailable", "Not available right now", "This part of Hisaab does not answer right now. Try again." },
}
local words = known[status]
if not words and status < 500 then
  words = { "invalid-request", "The request is not valid", "The request could not be read." }
end
words = words or known[500]
local code, title, detail = words[1], words[2], words[3]
if status == 401 and string.find(said, '"Unauthorized"', 1, true) then
  code, detail = "token-missing", "Log in first: no bearer token came."
elseif status == 401 and string.find(said, "token expired", 1, true) then
  code, detail = "token-expired", "The access token has expired."
elseif status == 413 and kong.request.get_path() == "/v1/imports" then
  code, detail = "file-too-large", "The file is larger than 25 MiB."
end
local id = kong.response.get_header("X-Request-Id")
if type(id) ~= "string" or not string.find(id, "^[%w%._~:/+=%-]+$") then
  id = ""
end
kong.response.set_raw_body(
  '{"type":"https://hisaab.app/problems/' .. code .. '","title":"' .. title .. '","status":' .. status
  .. ',"detail":"' .. detail .. '","code":"' .. code .. '","requestId":"' .. id .. '"}'
)
