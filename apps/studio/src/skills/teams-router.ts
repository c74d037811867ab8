import { createTeam, deleteTeam, listTeams, renameTeam } from '@patchbay/records';
import { namedRouter } from './named-router';

/** Agents who belong together. */
export const teamsRouter = namedRouter({ list: listTeams, create: createTeam, rename: renameTeam, remove: deleteTeam });
