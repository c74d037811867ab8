/** Everything that somebody may be allowed to do. One place: the API, the screens and the audit log use these names. */
export const permissions = [
  'flow.read',
  'flow.edit',
  'flow.publish',
  'number.edit',
  'call.read',
  'call.place',
  'call.hangup',
  'call.listen_recording',
  'call.delete_recording',
  'prompt.read',
  'prompt.edit',
  'prompt.publish',
  'trunk.read',
  'trunk.edit',
  'dial_rule.read',
  'dial_rule.edit',
  'credential.read',
  'credential.edit',
  'speech.edit',
  'setting.edit',
  'user.manage',
  'api_key.manage',
  'audit.read',
  'jobs.read',
  'seat.use',
  'floor.view',
  'floor.listen',
  'floor.whisper',
  'floor.barge',
  'floor.take_over',
  'floor.hangup',
  'floor.set_state',
  'floor.sign_out',
  'floor.move',
  'floor.pick',
  'floor.callback',
  'centre.read',
  'centre.edit',
  'centre.what_if',
  'customer.read',
  'customer.edit',
] as const;
export type Permission = (typeof permissions)[number];

export const roles = ['admin', 'designer', 'business', 'supervisor', 'agent'] as const;
export type Role = (typeof roles)[number];

/** What each role may do. `admin` may do everything, also what is added later. */
export const rolePermissions: Readonly<Record<Role, readonly Permission[]>> = {
  admin: permissions,
  designer: [
    'flow.read',
    'flow.edit',
    'flow.publish',
    'number.edit',
    'call.read',
    'call.place',
    'prompt.read',
    'prompt.edit',
    'prompt.publish',
    'trunk.read',
    'dial_rule.read',
    'credential.read',
    'jobs.read',
    'centre.read',
  ],
  business: ['flow.read', 'call.place', 'prompt.read', 'prompt.edit', 'prompt.publish'],
  supervisor: [
    'flow.read',
    'call.read',
    'call.place',
    'call.hangup',
    'call.listen_recording',
    'prompt.read',
    'jobs.read',
    'seat.use',
    'floor.view',
    'floor.listen',
    'floor.whisper',
    'floor.barge',
    'floor.take_over',
    'floor.hangup',
    'floor.set_state',
    'floor.sign_out',
    'floor.move',
    'floor.pick',
    'floor.callback',
    'centre.read',
    'centre.edit',
    'centre.what_if',
    'customer.read',
    'customer.edit',
  ],
  agent: ['call.place', 'seat.use', 'customer.read', 'customer.edit'],
};

const granted = new Map<string, ReadonlySet<Permission>>(
  roles.map((role) => [role, new Set(rolePermissions[role])] as const),
);

/** False for a role that does not exist: what is not granted is refused. */
export function can(role: string | null | undefined, permission: Permission): boolean {
  return role != null && (granted.get(role)?.has(permission) ?? false);
}
