import type { customers, openItems } from '../../../tables/customer.ts';

type DemoCustomer = typeof customers.$inferInsert & { readonly numbers: readonly string[] };

/** Numbers that are set aside for films and examples. The VIP has an agent of their own. */
export const demoCustomers: readonly DemoCustomer[] = [
  {
    id: 'demo-customer-lin',
    name: 'Grace Lin',
    level: 'vip',
    company: 'Lin & Partners',
    language: 'zh-CN',
    ownAgentId: 'demo-person-mei',
    note: 'Prefers to speak Chinese. Orders for three branches.',
    numbers: ['+12125550142', '+12125550143'],
  },
  {
    id: 'demo-customer-martin',
    name: 'A. Martin',
    level: 'gold',
    company: 'Martin Hardware',
    language: 'en-US',
    note: 'Pays by invoice, thirty days.',
    numbers: ['+12125550117'],
  },
  { id: 'demo-customer-okafor', name: 'J. Okafor', level: 'gold', company: '', numbers: ['+442079460158'] },
  {
    id: 'demo-customer-weber',
    name: 'Hanna Weber',
    level: '',
    company: 'Weber Bau',
    language: 'en-US',
    numbers: ['+493023125120'],
  },
  { id: 'demo-customer-silva', name: 'Paulo Silva', level: '', company: 'Cafe Lisboa', numbers: ['+442079460133'] },
  {
    id: 'demo-customer-gao',
    name: '高雅',
    level: '',
    company: '远航贸易',
    language: 'zh-CN',
    numbers: ['+12125550171'],
  },
  { id: 'demo-customer-klein', name: 'Peter Klein', level: '', company: '', numbers: ['+493023125177'] },
  { id: 'demo-customer-adams', name: 'Ruth Adams', level: '', company: 'Adams School', numbers: ['+12125550188'] },
];

/** @param now the moment that due dates count from */
export function demoOpenItems(now: Date): readonly (typeof openItems.$inferInsert)[] {
  const inDays = (days: number) => new Date(now.getTime() + days * 86_400_000);
  return [
    {
      id: 'demo-item-lin',
      customerId: 'demo-customer-lin',
      title: 'Send the new price list 发送新价目表',
      dueAt: inDays(1),
      assignedTo: 'demo-person-mei',
      createdBy: 'demo-person-mei',
      createdAt: inDays(-2),
    },
    {
      id: 'demo-item-weber',
      customerId: 'demo-customer-weber',
      title: 'Replacement for a broken drill 更换损坏的电钻',
      dueAt: inDays(3),
      assignedTo: 'demo-person-amira',
      createdBy: 'demo-person-amira',
      createdAt: inDays(-1),
    },
    {
      id: 'demo-item-martin',
      customerId: 'demo-customer-martin',
      title: 'Check invoice 20931 核对发票 20931',
      createdBy: 'demo-person-lucia',
      createdAt: inDays(-4),
    },
  ];
}
