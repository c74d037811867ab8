import { handleApiRequest } from '@/http-api/handle-request';

export const dynamic = 'force-dynamic';

export {
  handleApiRequest as DELETE,
  handleApiRequest as GET,
  handleApiRequest as PATCH,
  handleApiRequest as POST,
  handleApiRequest as PUT,
};
