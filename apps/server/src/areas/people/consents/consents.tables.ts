import type { ConsentPart } from '@cheyou/contract'
import { document, flag, id, moment, nullable, ref, whole, words } from '../../../platform/db/columns.ts'
import { table } from '../../../platform/db/table.ts'

/** Consent before collection, kept with the version of the text that was shown (req. 15.3). */
export const consents = table(
  'consents',
  {
    id: id(),
    groupId: ref(),
    identityId: ref(),
    kind: words(20),
    version: words(20),
    givenAt: moment(),
    withdrawnAt: nullable(moment()),
  },
  [
    { name: 'ix_consents_identity', columns: ['identityId', 'kind'] },
    { name: 'ix_consents_version', columns: ['groupId', 'kind', 'version', 'identityId'] },
  ],
)

/** The privacy texts that the club published itself, from edition 2 on: the first comes with the program. They never change. */
export const consentTexts = table(
  'consent_texts',
  {
    id: id(),
    groupId: ref(),
    edition: whole(),
    /** As consents name it. */
    version: words(20),
    parts: document<ConsentPart[]>(),
    note: words(200),
    asksAgain: flag(),
    publishedBy: ref(),
    publishedAt: moment(),
  },
  [{ name: 'ux_consent_texts_edition', columns: ['groupId', 'edition'], unique: true }],
)

export const consentsTables = [consents, consentTexts]
