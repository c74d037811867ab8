/**
 * `KEYS[1]` names the group's epoch and generation as `<epoch> <generation>`; the other keys are what one match holds. A script
 * runs as a whole: nobody sees half a match. `ARGV`: epoch, generation, offer id, life in ms.
 */
export const reserveScript = `
local found = redis.call('MGET', unpack(KEYS))
if found[1] ~= ARGV[1] .. ' ' .. ARGV[2] then
  if found[1] and tonumber(string.match(found[1], '^%d+')) > tonumber(ARGV[1]) then return -1 end
  return -2
end
for i = 2, #KEYS do
  if found[i] and found[i] ~= ARGV[3] then return i - 1 end
end
for i = 2, #KEYS do
  redis.call('SET', KEYS[i], ARGV[3], 'PX', ARGV[4])
end
return 0
`;

/** Deletes those keys that the offer holds. Keys and arguments as above. */
export const releaseScript = `
local found = redis.call('MGET', unpack(KEYS))
if found[1] ~= ARGV[1] .. ' ' .. ARGV[2] then
  if found[1] and tonumber(string.match(found[1], '^%d+')) > tonumber(ARGV[1]) then return -1 end
  return -2
end
for i = 2, #KEYS do
  if found[i] == ARGV[3] then redis.call('DEL', KEYS[i]) end
end
return 0
`;

/** Puts a generation in force, unless a later epoch was here. `KEYS` and `ARGV` as above, without an offer. */
export const adoptScript = `
local found = redis.call('GET', KEYS[1])
if found and tonumber(string.match(found, '^%d+')) > tonumber(ARGV[1]) then return -1 end
redis.call('SET', KEYS[1], ARGV[1] .. ' ' .. ARGV[2], 'PX', ARGV[3])
return 0
`;
