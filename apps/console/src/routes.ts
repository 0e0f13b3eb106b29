/** Addresses below /console, in one place. */
export const paths = {
  home: '/',
  counter: '/counter',
  visits: '/visits',
  workstation: '/counter/workstation',
  templates: '/templates',
  members: '/members',
  upgrades: '/upgrades',
  enrol: '/enrol',
  duplicates: '/duplicates',
  merges: '/merges',
  points: '/points',
  discounts: '/discounts',
  agreements: '/agreements',
  rewards: '/rewards',
  redemptions: '/redemptions',
  rules: '/rules',
  workTypes: '/rules/work-types',
  ruleVersion: '/rules/versions/:version',
  ruleDraft: '/rules/drafts/:draftId',
  staff: '/staff',
  stores: '/stores',
  club: '/club',
  jobs: '/jobs',
  acts: '/acts',
} as const

export type Path = (typeof paths)[keyof typeof paths]
