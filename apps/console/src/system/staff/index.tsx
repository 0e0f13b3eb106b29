import type { StaffMember } from '@cheyou/contract'
import { listStaff } from '@cheyou/contract/routes'
import { roleNames } from '@cheyou/words'
import { call } from '../../api/call.ts'
import { ListPage } from '../../kit/list-page.tsx'
import { defineListFrom, optionsOf } from '../../kit/list.ts'
import { AddStaff } from './add-staff.tsx'
import { StaffButtons } from './staff-buttons.tsx'

interface Query {
  q?: string
  state?: 'working' | 'disabled'
  role?: string
  storeId?: string
}

async function readStaff(_query: Query, signal: AbortSignal) {
  return { ...(await call(listStaff, { signal })), nextCursor: null }
}

const storesOf = ({ stores }: StaffMember) => stores.map(({ name }) => name).join('、')

/** How far somebody has come: whether they can do anything yet. */
function wayIn({ loginName, phoneBound, invitedUntil }: StaffMember): string {
  const phone = phoneBound ? '微信已绑定' : invitedUntil === null ? '微信未绑定' : '微信待绑定'
  return loginName === null ? phone : `${phone}，登录名 ${loginName}`
}

const staff = defineListFrom(readStaff, {
  name: 'staff',
  title: '员工',
  about: '改动几秒内生效；停用会立刻让本人退出登录。所有改动都在操作记录里。',
  unit: '位',
  narrow: (answer, { q, state, role, storeId }: Query) => ({
    ...answer,
    rows: answer.rows.filter(
      (one) =>
        (q === undefined || one.name.includes(q) || (one.loginName?.includes(q.toLowerCase()) ?? false)) &&
        (state === undefined || one.disabled === (state === 'disabled')) &&
        (role === undefined || one.role === role) &&
        (storeId === undefined || one.stores.some((store) => store.storeId === storeId)),
    ),
  }),
  idOf: ({ staffId }) => staffId,
  filters: [
    { kind: 'search', name: 'q', label: '姓名或登录名' },
    {
      kind: 'segments',
      name: 'state',
      label: '状态',
      initial: 'working',
      options: [
        { value: 'working', label: '在职' },
        { value: 'disabled', label: '已停用' },
      ],
    },
    { kind: 'select', name: 'role', label: '岗位', options: optionsOf(roleNames) },
    {
      kind: 'select',
      name: 'storeId',
      label: '门店',
      options: (answer) => answer?.stores.map(({ storeId, name }) => ({ value: storeId, label: name })) ?? [],
    },
  ],
  columns: [
    { key: 'name', title: '姓名', width: 120, value: ({ name }) => name },
    { key: 'role', title: '岗位', width: 104, value: ({ role }) => roleNames[role] },
    { key: 'stores', title: '门店', width: 160, value: storesOf },
    { key: 'ways', title: '登录方式', width: 200, value: wayIn },
    { key: 'signedIn', title: '最近登录', kind: 'moment', value: ({ lastSignInAt }) => lastSignInAt },
    { key: 'state', title: '状态', width: 88, value: ({ disabled }) => (disabled ? '已停用' : '在职'), optional: true },
  ],
  faded: ({ disabled }) => disabled,
  actions: StaffButtons,
  empty: '还没有员工。点右上角“新增员工”。',
})

/** Who works here, in which role and stores, and how they get in (req. 15.1). */
export default function StaffPage() {
  return <ListPage list={staff} head={AddStaff} />
}
