import { LogoutOutlined } from '@ant-design/icons'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { App, Button, Tooltip } from 'antd'
import { useNavigate } from 'react-router'
import { statusOf } from '../api/api-error.ts'
import { signOutOfConsole } from '@cheyou/contract/routes'
import { roleNames, terms } from '@cheyou/words'
import { call } from '../api/call.ts'
import { problemSentence } from '../copy/problem-sentence.ts'
import { paths } from '../routes.ts'
import { endSession } from '../session/query-client.ts'
import { useMe } from '../session/session-state.ts'
import styles from './shell.module.css'
import { whenSlow } from '../kit/when-slow.ts'

/** Who sits at the desk, for which stores, and the way out. */
export function Account({ folded }: { readonly folded: boolean }) {
  const { staff } = useMe()
  const leaving = useLeaving()
  const stores = staff.stores.map((store) => store.name).join('、')
  return (
    <div className={styles.account}>
      {!folded && (
        <div className={styles.person}>
          <div className={styles.personName}>
            {staff.name}
            <span className={styles.role}>{roleNames[staff.role]}</span>
          </div>
          {stores !== '' && (
            <div className={styles.stores} title={stores}>
              {stores}
            </div>
          )}
        </div>
      )}
      <Tooltip title={folded ? `${staff.name}，${terms.signOut}` : terms.signOut} placement="right">
        <Button
          type="text"
          icon={<LogoutOutlined />}
          aria-label={terms.signOut}
          loading={whenSlow(leaving.isPending)}
          onClick={() => leaving.mutate()}
        />
      </Tooltip>
    </div>
  )
}

/** Leaving is only shown when the server has revoked the session, or has none any more. */
function useLeaving() {
  const client = useQueryClient()
  const navigate = useNavigate()
  const { message } = App.useApp()
  /** The next person starts at the beginning, not at the member who was open here. */
  const leave = () => {
    // First the session, or the first page would ask for its figures without one.
    endSession(client, 'left')
    void navigate(paths.home, { replace: true })
  }
  return useMutation({
    mutationFn: () => call(signOutOfConsole),
    onSuccess: leave,
    onError: (error) => {
      if (statusOf(error) === 401) leave()
      else void message.error(`还没有退出：${problemSentence(error)}`)
    },
  })
}
