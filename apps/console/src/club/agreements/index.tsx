import { listAgreements } from '@cheyou/contract/routes'
import { agreementStateNames, discount } from '@cheyou/words'
import { Button } from 'antd'
import { useState } from 'react'
import { byLine } from '../../kit/by-line.tsx'
import { ListPage } from '../../kit/list-page.tsx'
import { defineList, optionsOf } from '../../kit/list.ts'
import { AgreeForm } from './agree-form.tsx'
import { EndAgreement } from './end-agreement.tsx'

const agreements = defineList(listAgreements, {
  name: 'agreements',
  title: '协议价',
  about: '与单位客户约定的工时和配件折扣，结算时代替等级折扣和累计优惠。同一单位同时只有一份。',
  unit: '份',
  idOf: ({ agreementId }) => agreementId,
  filters: [
    { kind: 'segments', name: 'state', label: '状态', options: optionsOf(agreementStateNames) },
    { kind: 'days', from: 'from', to: 'to', label: '签订日期' },
  ],
  columns: [
    {
      key: 'company',
      title: '单位',
      width: 176,
      value: ({ memberName }) => memberName,
      under: { title: '卡号', value: ({ cardNumber }) => cardNumber },
    },
    { key: 'name', title: '协议', width: 152, value: ({ name }) => name },
    { key: 'labour', title: '工时', width: 80, value: ({ labourMilli }) => discount(labourMilli) },
    { key: 'parts', title: '配件', width: 80, value: ({ partsMilli }) => discount(partsMilli) },
    { key: 'from', title: '从', kind: 'day', value: ({ fromOn }) => fromOn },
    { key: 'until', title: '到', kind: 'day', value: ({ untilOn }) => untilOn },
    byLine({ key: 'agreed', title: '签订', name: ({ agreedBy }) => agreedBy, at: ({ agreedAt }) => agreedAt }),
    {
      key: 'state',
      title: '状态',
      width: 136,
      value: ({ state }) => agreementStateNames[state],
      under: { title: '终止', value: ({ endedBy, endReason }) => endedBy && `${endedBy}：${endReason}` },
    },
  ],
  actions: EndAgreement,
  empty: '还没有协议价。车队客户谈好折扣后，在这里新增。',
})

/** Prices agreed with companies, with who agreed on them and who ended them (req. 3.5). */
export default function AgreementsPage() {
  return <ListPage list={agreements} head={NewAgreement} />
}

function NewAgreement() {
  const [agreeing, setAgreeing] = useState(false)
  return (
    <>
      <Button type="primary" onClick={() => setAgreeing(true)}>
        新增协议价
      </Button>
      <AgreeForm open={agreeing} onClose={() => setAgreeing(false)} />
    </>
  )
}
