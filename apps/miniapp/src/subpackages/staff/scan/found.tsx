import { Text, View } from '@tarojs/components'
import type { JoiningCustomer, MemberFound, MemberHit } from '@cheyou/contract'
import { listRecentMembers } from '@cheyou/contract/routes'
import { findKindNames, firstFound, lastOpened, notYetMember, terms } from '@cheyou/words'
import { call } from '../../../api/call.ts'
import { Button } from '../../../components/button/button.tsx'
import { Row } from '../../../components/row/row.tsx'
import { Section } from '../../../components/section/section.tsx'
import { Empty } from '../../../components/states/states.tsx'
import { useLoad } from '../../../hooks/use-load.ts'
import { open } from '../../../routes.ts'
import type { Hits } from './use-find.ts'
import './found.scss'

type Why = MemberFound['why']

/** A text with the part that was typed. */
function Marked({ text, from, to }: Pick<Why, 'text' | 'from' | 'to'>) {
  return (
    <>
      {text.slice(0, from)}
      <Text className="found__mark">{text.slice(from, to)}</Text>
      {text.slice(to)}
    </>
  )
}

const openMember = ({ memberId }: MemberHit) => open('staffMember', { memberId })

const about = (parts: readonly (string | null)[]): string => parts.filter((part) => part !== null).join(' · ')

/** A member with why they were found: in their name, or in front of what else is known of them. */
function FoundMember({ hit, onPress }: { hit: MemberFound; onPress: () => void }) {
  const { name, tier, phoneMasked, plates, why } = hit
  const byName = why.text === name
  const others = [why.kind === 'phone' ? null : phoneMasked, ...plates.filter((plate) => plate !== why.text)]
  return (
    <Row
      title={
        <>
          {byName ? <Marked {...why} /> : name} · {tier.name}
        </>
      }
      note={
        <>
          {byName ? null : (
            <Text className="found__part">
              {findKindNames[why.kind]} <Marked {...why} />
            </Text>
          )}
          {others
            .filter((part) => part !== null)
            .map((part) => (
              <Text key={part} className="found__part">
                {part}
              </Text>
            ))}
        </>
      }
      onPress={onPress}
    />
  )
}

function Customers({ customers }: { customers: JoiningCustomer[] }) {
  return (
    <Section title={notYetMember}>
      {customers.map(({ customerId, name, phoneMasked, plates }) => (
        <Row
          key={customerId}
          title={name}
          note={about([phoneMasked, ...plates])}
          value={terms.join}
          onPress={() => open('staffJoin', { customerId })}
        />
      ))}
    </Section>
  )
}

const HINT = '可以换一种查法：姓名或拼音、车牌任意一段、手机后四位。不在本店的会员请扫会员码。'
const HINT_SHORT = '还没有入会的客户，要输两个字以上才查得到。'

function Nobody({ typed }: { typed: string }) {
  const digits = typed.replace(/[\s-]/g, '')
  return (
    <Empty
      title="没有找到会员"
      hint={[...typed.trim()].length < 2 ? HINT_SHORT : HINT}
      action={
        <Button onPress={() => open('staffJoin', /^1\d{10}$/.test(digits) ? { phone: digits } : {})}>新建客户</Button>
      }
    />
  )
}

/** Who was found. While an answer to other text is shown, nobody can be opened: the one meant may come yet. */
export function Found({ hits, fresh, typed }: { hits: Hits; fresh: boolean; typed: string }) {
  const { rows, more, customers } = hits
  if (rows.length === 0 && customers.length === 0) return fresh ? <Nobody typed={typed} /> : null
  return (
    <View className={fresh ? '' : 'found--old'} ariaHidden={!fresh}>
      {rows.length === 0 ? (
        <Customers customers={customers} />
      ) : (
        <Section title={more ? firstFound(rows.length) : `找到 ${rows.length} 位会员`}>
          {rows.map((hit) => (
            <FoundMember key={hit.memberId} hit={hit} onPress={() => fresh && openMember(hit)} />
          ))}
        </Section>
      )}
    </View>
  )
}

/** Whom this one of the staff opened last: in front of an empty search. A failure shows nothing, for nobody asked for it. */
export function RecentMembers() {
  const { data } = useLoad(async () => (await call(listRecentMembers)).rows, 'recent')
  if (data === null || data.length === 0) return null
  return (
    <Section title={lastOpened}>
      {data.slice(0, SHOWN).map((hit) => (
        <Row
          key={hit.memberId}
          title={`${hit.name} · ${hit.tier.name}`}
          note={about([hit.phoneMasked, ...hit.plates])}
          onPress={() => openMember(hit)}
        />
      ))}
    </Section>
  )
}

const SHOWN = 5
