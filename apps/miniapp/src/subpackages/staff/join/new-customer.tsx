import { useState } from 'react'
import { Text, View } from '@tarojs/components'
import type { JoiningCustomer } from '@cheyou/contract'
import { addCustomer } from '@cheyou/contract/routes'
import { keyed } from '../../../api/call.ts'
import { fieldAtFault } from '../../../api/failure.ts'
import { Button } from '../../../components/button/button.tsx'
import { Choices } from '../../../components/choices/choices.tsx'
import { Field } from '../../../components/field/field.tsx'
import { FailureNotice } from '../../../components/notice/notice.tsx'
import { useIntent } from '../../../hooks/use-intent.ts'

interface Props {
  storeId: string
  /** What was typed in search of them. */
  phone: string
  onAdded: (customer: JoiningCustomer) => void
}

const boughtAt = [
  { value: 'here', text: '本店购买' },
  { value: 'elsewhere', text: '别处购买' },
] as const

/** Somebody whom no export knows yet: name and phone, and their car where its VIN is at hand. */
export function NewCustomer({ storeId, phone: typed, onAdded }: Props) {
  const [name, setName] = useState('')
  const [phone, setPhone] = useState(typed)
  const [vin, setVin] = useState('')
  const [plate, setPlate] = useState('')
  const [bought, setBought] = useState<'here' | 'elsewhere'>('elsewhere')
  const adding = useIntent(keyed(addCustomer))
  const withCar = vin.trim() !== ''
  const wrong = fieldAtFault(adding.failure)
  const add = async (): Promise<void> => {
    const plateSaid = plate.trim() === '' ? {} : { plate: plate.trim() }
    const car = withCar ? { car: { vin: vin.trim(), ...plateSaid, purchasedHere: bought === 'here' } } : {}
    const customer = await adding.run({ body: { storeId, name: name.trim(), phone: phone.trim(), ...car } })
    if (customer !== null) onAdded(customer)
  }
  return (
    <View className="join">
      <View className="join__who">
        <Text className="join__name">新建客户</Text>
        <Text className="join__about">档案里没有的客户，登记后就能办理入会。</Text>
      </View>
      <Field label="姓名" value={name} onChange={setName} />
      <Field
        label="手机号"
        type="number"
        value={phone}
        onChange={setPhone}
        problem={wrong === 'phone' ? '手机号是 11 位数字，请再核对' : null}
      />
      <Field
        label="底盘号（没有可以不填）"
        value={vin}
        onChange={setVin}
        placeholder="行驶证上的 17 位车辆识别代号"
        problem={wrong === 'car.vin' ? '底盘号不对，请照行驶证再核对' : null}
      />
      {withCar ? (
        <>
          <Field label="车牌" value={plate} onChange={setPlate} placeholder="新车还没有可以不填" />
          <Choices label="购车地" options={boughtAt} value={bought} onChange={setBought} />
        </>
      ) : null}
      <FailureNotice failure={adding.failure} />
      <Button
        primary
        busy={adding.busy}
        disabled={(name.trim() === '' || phone.trim() === '') && '要有姓名和手机号'}
        onPress={() => void add()}
      >
        登记客户
      </Button>
    </View>
  )
}
