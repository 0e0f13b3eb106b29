import { primary, ref, whole, words } from '../db/columns.ts'
import { table } from '../db/table.ts'

/** How often each topic of a group has changed: whoever listens compares it with what they saw. */
export const liveTopics = table('live_topics', {
  groupId: primary(ref()),
  topic: primary(words(30)),
  version: whole(),
})
