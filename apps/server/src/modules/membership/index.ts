export { cardSecretPlace, enrolMembers, type Enrolment } from './enrol-members.ts'
export { cardColumns, cardJoins, cardOf, cardsOf, memberCard, tierNamed, type CardRow } from './member-cards.queries.ts'
export { changeTiers, tierHistories, upgradeByPoints, type TierChange } from './tier-changes.ts'
