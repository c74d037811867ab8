import { createSkill, deleteSkill, listSkills, renameSkill } from '@patchbay/records';
import { namedRouter } from './named-router';

/** What agents can do, and callers need. */
export const skillsRouter = namedRouter({
  list: listSkills,
  create: createSkill,
  rename: renameSkill,
  remove: deleteSkill,
});
