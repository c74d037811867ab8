/** Somebody who works in the demo centre and signs in under `email`. */
export interface DemoPerson {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: 'agent' | 'supervisor';
  readonly teamId: string;
  readonly extension: string;
  /** Levels from 1 to 10 by skill. */
  readonly skills: Readonly<Record<string, number>>;
  readonly queueIds: readonly string[];
}

export const demoTeams = [
  { id: 'demo-team-service', name: 'Service 客服组' },
  { id: 'demo-team-sales', name: 'Sales 销售组' },
] as const;

export const demoSkills = [
  { id: 'demo-skill-english', name: 'English 英语' },
  { id: 'demo-skill-chinese', name: 'Chinese 中文' },
  { id: 'demo-skill-technical', name: 'Technical 技术' },
  { id: 'demo-skill-billing', name: 'Billing 账务' },
  { id: 'demo-skill-sales', name: 'Sales 销售' },
] as const;

const [english, chinese, technical, billing, sales] = demoSkills.map(({ id }) => id) as [
  string,
  string,
  string,
  string,
  string,
];
const [serviceTeam, salesTeam] = demoTeams.map(({ id }) => id) as [string, string];
const queue = (name: string) => `demo-queue-${name}`;

function person(
  name: string,
  extension: string,
  teamId: string,
  skills: Record<string, number>,
  queues: string[],
  role: DemoPerson['role'] = 'agent',
): DemoPerson {
  const key = name.split(' ')[0]?.toLowerCase() ?? '';
  return {
    id: `demo-person-${key}`,
    name,
    email: `${key}@demo.patchbay.local`,
    role,
    teamId,
    extension,
    skills,
    queueIds: queues.map(queue),
  };
}

/** One supervisor and eight agents, so that every queue has its experts and somebody who helps out. */
export const demoPeople: readonly DemoPerson[] = [
  person('Sofia Brandt', '300', serviceTeam, { [english]: 9, [chinese]: 4, [technical]: 6 }, ['service'], 'supervisor'),
  person('Mei Chen', '301', serviceTeam, { [english]: 7, [chinese]: 10, [technical]: 3 }, ['service', 'technical']),
  person('Tom Becker', '302', serviceTeam, { [english]: 9, [billing]: 5 }, ['service', 'billing']),
  person('Amira Haddad', '303', serviceTeam, { [english]: 8, [technical]: 9 }, ['service', 'technical']),
  person('Wei Zhang', '304', serviceTeam, { [english]: 5, [chinese]: 10, [technical]: 8 }, ['service', 'technical']),
  person('Lucia Rossi', '305', serviceTeam, { [english]: 8, [billing]: 9 }, ['billing', 'service']),
  person('James Okoro', '306', salesTeam, { [english]: 10, [sales]: 9 }, ['sales']),
  person('Yuki Tanaka', '307', salesTeam, { [english]: 7, [chinese]: 6, [sales]: 7 }, ['sales', 'service']),
  person('Nina Novak', '308', salesTeam, { [english]: 9, [sales]: 5, [billing]: 4 }, ['sales', 'billing']),
];
