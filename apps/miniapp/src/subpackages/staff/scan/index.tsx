import { useState } from 'react'
import { Text, View } from '@tarojs/components'
import type { StaffBrief } from '@cheyou/contract'
import { roleNames } from '@cheyou/words'
import { Button } from '../../../components/button/button.tsx'
import { Choices } from '../../../components/choices/choices.tsx'
import { Field } from '../../../components/field/field.tsx'
import { FailureNotice } from '../../../components/notice/notice.tsx'
import { Pressable } from '../../../components/pressable/pressable.tsx'
import { Screen } from '../../../components/screen/screen.tsx'
import { chooseStore } from '../desk.ts'
import { StaffGate } from '../staff-gate.tsx'
import { Found, RecentMembers } from './found.tsx'
import { useScan } from './use-scan.ts'
import { Work } from './work.tsx'
import './index.scss'

function Counter({ staff, storeId }: { staff: StaffBrief; storeId: string }) {
  const scan = useScan(storeId)
  return (
    <View className="scan">
      <Pressable
        className={`scan__button ${scan.typed === '' ? '' : 'scan__button--low'}`}
        disabled={scan.busy}
        onPress={scan.withCamera}
      >
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
          placeholder="姓名、车牌、手机后四位"
          onConfirm={scan.withText}
          confirms="search"
        />
        <Button disabled={scan.typed.trim() === '' && '输入后才能查找'} busy={scan.busy} onPress={scan.withText}>
          查找
        </Button>
      </View>
      {scan.hits === null ? null : <Found hits={scan.hits} fresh={scan.fresh} typed={scan.typed} />}
      <Work staff={staff} />
      {scan.typed === '' ? <RecentMembers /> : null}
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
