import { listActs } from '@cheyou/contract/routes'
import { staffActionNames } from '@cheyou/words'
import { Link } from 'react-router'
import { ListPage } from '../../kit/list-page.tsx'
import { defineList, optionsOf } from '../../kit/list.ts'
import { paths } from '../../routes.ts'

const acts = defineList(listActs, {
  name: 'acts',
  title: '操作记录',
  about: '本店同事做过的每一件事：谁、什么时候、给哪位会员、为什么。记录不能修改。',
  unit: '条',
  idOf: ({ actId }) => actId,
  filters: [
    { kind: 'search', name: 'q', label: '会员姓名、手机号、车牌或卡号' },
    {
      kind: 'select',
      name: 'staffId',
      label: '同事',
      options: (page) => page?.staff.map(({ staffId: value, name: label }) => ({ value, label })) ?? [],
    },
    { kind: 'select', name: 'action', label: '事项', options: optionsOf(staffActionNames) },
    { kind: 'days', from: 'from', to: 'to', label: '日期' },
  ],
  columns: [
    { key: 'at', title: '时间', kind: 'moment', value: ({ at }) => at },
    { key: 'staff', title: '同事', width: 112, value: ({ staffName }) => staffName },
    { key: 'action', title: '事项', width: 144, value: ({ action }) => actionName(action) },
    {
      key: 'member',
      title: '会员',
      width: 136,
      value: ({ member }) => member?.name ?? null,
      render: ({ member }) => member && <Link to={`${paths.members}?open=${member.memberId}`}>{member.name}</Link>,
      under: { title: '卡号', value: ({ member }) => member?.cardNumber ?? null },
    },
    { key: 'reason', title: '原因', width: 224, value: ({ reason }) => reason },
    { key: 'store', title: '门店', width: 152, value: ({ storeName }) => storeName },
  ],
  empty: '还没有操作记录。',
})

/** What an earlier version knew, and this one does not, has no name any more. */
function actionName(action: string): string {
  return (staffActionNames as Readonly<Record<string, string>>)[action] ?? '以前版本的操作'
}

/** Who of the staff did what (req. 15.1), to be looked through by those who answer for it. */
export default function ActsPage() {
  return <ListPage list={acts} />
}
