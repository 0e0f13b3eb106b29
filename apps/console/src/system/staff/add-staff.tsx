import type { StaffMember } from '@cheyou/contract'
import { addStaffMember } from '@cheyou/contract/routes'
import { terms } from '@cheyou/words'
import { Button } from 'antd'
import { useState } from 'react'
import { call } from '../../api/call.ts'
import { FormDialog } from '../../kit/form-dialog.tsx'
import { useIntent } from '../../kit/use-intent.ts'
import { InviteDialog } from './invite-dialog.tsx'
import { StaffFields } from './staff-fields.tsx'
import type { Place } from './staff-fields.tsx'

/** Somebody new; their invitation follows at once. */
export function AddStaff() {
  const [adding, setAdding] = useState(false)
  const [hired, setHired] = useState<StaffMember | null>(null)
  const intent = useIntent((key, body: Place) => call(addStaffMember, { body, key }), { refreshes: ['staff', 'acts'] })
  return (
    <>
      <Button type="primary" onClick={() => setAdding(true)}>
        {terms.addStaff}
      </Button>
      {adding && (
        <FormDialog<Place, StaffMember>
          title={terms.addStaff}
          okText="保存，发邀请码"
          initialValues={{ role: 'reception' }}
          intent={intent}
          onDone={(member) => {
            setAdding(false)
            setHired(member)
          }}
          onClose={() => setAdding(false)}
        >
          <StaffFields />
        </FormDialog>
      )}
      {hired !== null && <InviteDialog member={hired} onClose={() => setHired(null)} />}
    </>
  )
}
