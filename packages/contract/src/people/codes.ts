// Codes of people: roles of the staff, and how far a WeChat user has come. No zod here, see ../codes.ts.

export const roles = ['reception', 'technician', 'care', 'manager', 'group_admin'] as const
export type Role = (typeof roles)[number]

/** Roles of the staff by what they do together; endpoints name them. Who serves members in the showroom: */
export const deskRoles = ['reception', 'care', 'manager', 'group_admin'] as const
/** Who keeps a till: takes money, gives benefits and sets right what was given. */
export const tillRoles = ['reception', 'manager', 'group_admin'] as const
/** Who looks after members at the console. */
export const officeRoles = ['care', 'manager', 'group_admin'] as const
/** Who decides: rules, rewards, approvals. */
export const managerRoles = ['manager', 'group_admin'] as const

/** What can be done with somebody of the staff by those who manage them. */
export const staffActs = ['change', 'invite', 'resetLogin', 'endSessions', 'disable', 'enable'] as const
export type StaffAct = (typeof staffActs)[number]

/** What can be done with a store by those who run it. */
export const storeActs = ['change', 'retire', 'restore'] as const
export type StoreAct = (typeof storeActs)[number]

/** How far a WeChat user has come on the way to a card (req. 1.7). */
export const bindingStates = ['no_phone', 'no_archive', 'merge_needed', 'not_member', 'member'] as const
export type BindingState = (typeof bindingStates)[number]

/** By what somebody was found (req. 16.4), surest first: a phone or its tail, a plate or a part of it, the end of a number, a name. */
export const findKinds = ['phone', 'plate', 'vin', 'card', 'order', 'name', 'pinyin', 'initials'] as const
export type FindKind = (typeof findKinds)[number]

/** With whom a view of a list is shared: nobody, those of a store, everybody of the group. */
export const viewSharings = ['mine', 'store', 'group'] as const
export type ViewSharing = (typeof viewSharings)[number]
