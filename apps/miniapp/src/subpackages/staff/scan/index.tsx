import { useState } from 'react'
import { Text, View } from '@tarojs/components'
import type { JoiningCustomer, StaffBrief } from '@cheyou/contract'
import { notYetMember, roleNames, terms } from '@cheyou/words'
import { Button } from '../../../components/button/button.tsx'
import { Choices } from '../../../components/choices/choices.tsx'
import { Field } from '../../../components/field/field.tsx'
import { FailureNotice } from '../../../components/notice/notice.tsx'
import { Pressable } from '../../../components/pressable/pressable.tsx'
import { Row } from '../../../components/row/row.tsx'
import { Screen } from '../../../components/screen/screen.tsx'
import { Section } from '../../../components/section/section.tsx'
import { Empty } from '../../../components/states/states.tsx'
import { cardNumber } from '../../../copy/digits.ts'
import { open } from '../../../routes.ts'
import { chooseStore } from '../desk.ts'
import { StaffGate } from '../staff-gate.tsx'
import { useScan, type Hits } from './use-scan.ts'
import './index.scss'

function Customers({ customers }: { customers: JoiningCustomer[] }) {
  return (
    <Section title={notYetMember}>
      {customers.map(({ customerId, name, phoneMasked, plates }) => (
        <Row
          key={customerId}
          title={name}
          note={[phoneMasked, ...plates].filter((part) => part !== null).join(' · ')}
          value={terms.join}
          onPress={() => open('staffJoin', { customerId })}
        />
      ))}
    </Section>
  )
}

function Found({ hits, typed }: { hits: Hits | null; typed: string }) {
  if (hits === null) return null
  const { members, customers } = hits
  if (customers.length > 0) return <Customers customers={customers} />
  if (members.length === 0) {
    const phone = /^1\d{10}$/.test(typed.replace(/[\s-]/g, '')) ? { phone: typed.replace(/[\s-]/g, '') } : {}
    return (
      <Empty
        title="没有找到会员"
        hint="请核对号码；要输完整的手机号、车牌或卡号。不在本店的会员请扫会员码。"
        action={<Button onPress={() => open('staffJoin', phone)}>新建客户</Button>}
      />
    )
  }
  return (
    <Section title={`找到 ${members.length} 位会员`}>
      {members.map((hit) => (
        <Row
          key={hit.memberId}
          title={`${hit.name} · ${hit.tier.name}`}
          note={[cardNumber(hit.cardNumber), hit.phoneMasked, ...hit.plates]
            .filter((part) => part !== null)
            .join(' · ')}
          onPress={() => open('staffMember', { memberId: hit.memberId })}
        />
      ))}
    </Section>
  )
}

function Counter({ staff, storeId }: { staff: StaffBrief; storeId: string }) {
  const scan = useScan(storeId)
  return (
    <View className="scan">
      <Pressable className="scan__button" disabled={scan.busy} onPress={scan.withCamera}>
        <View className="scan__frame" ariaHidden />
        <Text className="scan__word">{scan.busy ? '正在识别……' : '扫码'}</Text>
        <Text className="scan__hint">会员码、兑换码都可以</Text>
      </Pressable>
      <FailureNotice failure={scan.failure} />
      <View className="scan__typing">
        <Field
          label="或者输入"
          value={scan.typed}
          onChange={scan.type}
          placeholder="手机号、车牌、卡号或兑换码"
          onConfirm={scan.withText}
          confirms="search"
        />
        <Button disabled={scan.typed.trim() === '' && '输入后才能查找'} busy={scan.busy} onPress={scan.withText}>
          查找
        </Button>
      </View>
      <Found hits={scan.hits} typed={scan.typed} />
      <Section>
        <Row title="待升级会员" onPress={() => open('upgradeQueue')} />
      </Section>
      <Text className="scan__who">
        {staff.name} · {roleNames[staff.role]}
      </Text>
    </View>
  )
}

function StoreAndCounter({ staff, storeId }: { staff: StaffBrief; storeId: string }) {
  const [chosen, setChosen] = useState(storeId)
  const change = (next: string): void => {
    chooseStore(next)
    setChosen(next)
  }
  return (
    <>
      {staff.stores.length > 1 ? (
        <Choices
          label="门店"
          options={staff.stores.map((store) => ({ value: store.storeId, text: store.name }))}
          value={chosen}
          onChange={change}
        />
      ) : (
        <Text className="scan__store">{staff.stores[0]?.name}</Text>
      )}
      <Counter staff={staff} storeId={chosen} />
    </>
  )
}

export default function ScanPage() {
  return (
    <Screen>
      <StaffGate>{(staff, storeId) => <StoreAndCounter staff={staff} storeId={storeId} />}</StaffGate>
    </Screen>
  )
}
