import type { CentreOptions } from '@patchbay/records';
import type { SelectOption } from '@/ui/select';

/** An agent to choose, with the extension below the name. */
export function agentOption({ id, name, extension }: CentreOptions['agents'][number]): SelectOption {
  return { value: id, label: name, ...(extension === null ? {} : { hint: extension }) };
}
