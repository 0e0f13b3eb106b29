import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Alert, App, Button, Form, Input } from 'antd'
import type { InputRef } from 'antd'
import { useEffect, useRef } from 'react'
import type { RefObject } from 'react'
import { ApiError } from '../api/api-error.ts'
import type { InputOf } from '@cheyou/contract/routes'
import { signInToConsole } from '@cheyou/contract/routes'
import { moment, terms } from '@cheyou/words'
import { call } from '../api/call.ts'
import { problemSentence } from '../copy/problem-sentence.ts'
import { Emblem } from '../components/emblem.tsx'
import { sessionKey } from './session-state.ts'
import type { SessionState } from './session-state.ts'
import styles from './sign-in.module.css'
import { whenSlow } from '../kit/when-slow.ts'

type Credentials = InputOf<typeof signInToConsole>['body']
type Because = Extract<SessionState, { signedIn: false }>['because']

const notices: Readonly<Record<Because, string | null>> = {
  nobody: null,
  expired: '登录已过期，重新登录后回到刚才的页面。',
  left: '您已退出登录。',
}

/** Login name, password and the six digits of the authenticator (req. 15.1). */
export function SignIn({ because }: { readonly because: Because }) {
  const [form] = Form.useForm<Credentials>()
  const first = useRef<InputRef>(null)
  const entry = useEntry()
  const refused = entry.error instanceof ApiError && entry.error.problem.status !== 0
  useEffect(() => {
    if (!refused) return
    // A code is good once, so the refused one is of no use; the rest may only need a second look.
    form.setFieldValue('otp', '')
    form.focusField('otp')
  }, [refused, form])
  useEffect(() => {
    document.title = '登录 · 车友会管理台'
    first.current?.focus()
  }, [])
  const notice = notices[because]
  return (
    <main className={styles.page}>
      <section className={styles.panel} aria-labelledby="sign-in-title">
        <Emblem size={44} />
        <h1 id="sign-in-title" className={styles.title}>
          车友会管理台
        </h1>
        <p className={styles.lead}>请用店里发给您的账号登录。</p>
        {notice !== null && !entry.isError && <Alert type="info" title={notice} className={styles.notice} />}
        {entry.isError && (
          <Alert type="error" role="alert" showIcon title={problemSentence(entry.error)} className={styles.notice} />
        )}
        <Form form={form} layout="vertical" requiredMark={false} onFinish={entry.mutate} disabled={entry.isPending}>
          <SignInFields first={first} />
          <Button type="primary" size="large" htmlType="submit" block loading={whenSlow(entry.isPending)}>
            登录
          </Button>
        </Form>
      </section>
    </main>
  )
}

function SignInFields({ first }: { readonly first: RefObject<InputRef> }) {
  return (
    <>
      <Form.Item
        name="loginName"
        label="登录名"
        rules={[{ required: true, whitespace: true, message: '请填写登录名' }]}
      >
        <Input
          ref={first}
          size="large"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={60}
        />
      </Form.Item>
      <Form.Item name="password" label="密码" rules={[{ required: true, message: '请填写密码' }]}>
        <Input.Password size="large" autoComplete="current-password" maxLength={200} />
      </Form.Item>
      <Form.Item
        name="otp"
        label="动态码"
        extra="手机验证器上的 6 位数字，每 30 秒更换一次。"
        validateTrigger="onSubmit"
        normalize={(typed: string) => typed.replace(/\D/g, '').slice(0, 6)}
        rules={[{ pattern: /^\d{6}$/, required: true, message: terms.sixDigits }]}
      >
        <Input size="large" inputMode="numeric" autoComplete="one-time-code" className={styles.otp} />
      </Form.Item>
    </>
  )
}

/** Shown once, until it is closed, so that people learn of attempts that were not their own. */
function warningOf({ count, lastAt }: { readonly count: number; readonly lastAt: string }) {
  return {
    title: `您上次登录后，有 ${count} 次密码或动态码输错`,
    description: `最近一次在 ${moment(lastAt)}。如果不是您本人，请告诉管理员。`,
  }
}

function useEntry() {
  const client = useQueryClient()
  const { notification } = App.useApp()
  return useMutation({
    mutationFn: (body: Credentials) => call(signInToConsole, { body }),
    onSuccess: ({ wrongPasswords, ...me }) => {
      if (wrongPasswords) notification.warning({ ...warningOf(wrongPasswords), duration: 0 })
      const state: SessionState = { signedIn: true, me }
      client.setQueryData(sessionKey, state)
    },
  })
}
