import { Row } from '../../components/row/row.tsx'
import { Section } from '../../components/section/section.tsx'
import type { Home } from '@cheyou/contract'
import { endingNote, endingTitle } from '../../copy/membership.ts'
import { open } from '../../routes.ts'

/** The membership year, when it ends soon or has ended (req. 1.4); nothing stands here while there is time. */
export function HomeMembership({ ending }: { ending: Home['membershipEnding'] }) {
  if (ending === null) return null
  return (
    <Section>
      <Row title={endingTitle(ending)} note={endingNote(ending)} onPress={() => open('tiers')} />
    </Section>
  )
}
