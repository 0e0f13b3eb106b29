import type { LiveTopic } from '@cheyou/contract/codes'
import type { Unit } from '../db/database.ts'
import { DuplicateKey, Transient } from '../db/errors.ts'
import { insertRow } from '../db/table-rows.ts'
import { liveTopics } from './live.tables.ts'

/**
 * Says in the unit that something of a topic changed; consoles hear of it when the unit has committed. Units that tell of one topic
 * wait for each other, so only rare writes tell: never the settling of a visit.
 * @throws Transient when another unit told of the topic for the first time meanwhile: the unit runs again
 */
export async function tell(unit: Unit, topic: LiveTopic): Promise<void> {
  const { groupId } = unit.act
  const told = await unit.sql.run('UPDATE live_topics SET version = version + 1 WHERE groupId = ? AND topic = ?', [
    groupId,
    topic,
  ])
  if (told === 1) return
  try {
    await insertRow(unit.sql, liveTopics, { groupId, topic, version: 1 })
  } catch (error) {
    if (error instanceof DuplicateKey) throw new Transient('TOPIC_TOLD_MEANWHILE', error)
    throw error
  }
}
