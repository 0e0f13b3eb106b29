import { foundClub, lookAtFirstRun } from '@cheyou/contract/routes'
import { terms } from '@cheyou/words'
import { useMutation, useQuery } from '@tanstack/react-query'
import { Alert, Button, Form, Input, QRCode, Typography } from 'antd'
import { useEffect } from 'react'
import { call } from '../api/call.ts'
import { Emblem } from '../components/emblem.tsx'
import { Failure } from '../components/failure.tsx'
import { Opening } from '../components/opening.tsx'
import { problemSentence } from '../copy/problem-sentence.ts'
import { TextItem } from '../kit/form-items.tsx'
import { whenSlow } from '../kit/when-slow.ts'
import styles from './first-run.module.css'

interface Fields {
  readonly club: string
  readonly store: string
  readonly name: string
  readonly loginName: string
  readonly password: string
  readonly otp: string
}

/** Where the server's one-time link leads; the token stands behind `#`, which no browser sends and no proxy logs. */
export const firstRunPath = '/console/first-run'

/** The page that founds the club, its first store and its first administrator. */
export function FirstRun() {
  const token = window.location.hash.slice(1)
  const look = useQuery({
    queryKey: ['first-run'],
    queryFn: ({ signal }) => call(lookAtFirstRun, { body: { token }, signal }),
    // Asked again, another second factor would come in place of the one that was scanned.
    staleTime: Infinity,
    retry: false,
  })
  useEffect(() => {
    document.title = '建立车友会'
  }, [])
  if (look.isPending) return <Opening />
  if (look.isError)
    return <Failure error={look.error} onRetry={() => void look.refetch()} busy={look.isFetching} wholePage />
  return <FoundForm token={token} factor={look.data} />
}

interface FoundFormProps {
  readonly token: string
  readonly factor: { readonly totpSecret: string; readonly typed: string; readonly address: string }
}

function FoundForm({ token, factor }: FoundFormProps) {
  const founding = useMutation({
    mutationFn: (fields: Fields) => call(foundClub, { body: { ...fields, token, totpSecret: factor.totpSecret } }),
  })
  return (
    <main className={styles.page}>
      <section className={styles.panel} aria-labelledby="first-run-title">
        <Emblem size={44} />
        <h1 id="first-run-title" className={styles.title}>
          {founding.isSuccess ? '车友会已建好' : '建立车友会'}
        </h1>
        {founding.isSuccess ? (
          <>
            <p className={styles.lead}>这个链接已经失效。现在用刚才的登录名、密码和动态码登录。</p>
            <Button type="primary" size="large" block href="/console/">
              去登录
            </Button>
          </>
        ) : (
          <Form layout="vertical" requiredMark={false} onFinish={founding.mutate} disabled={founding.isPending}>
            <p className={styles.lead}>填好后就能登录管理台。名称以后都可以改。</p>
            <NameFields />
            <FactorFields factor={factor} />
            {founding.isError && (
              <Alert
                type="error"
                role="alert"
                showIcon
                title={problemSentence(founding.error)}
                className={styles.notice}
              />
            )}
            <Button type="primary" size="large" htmlType="submit" block loading={whenSlow(founding.isPending)}>
              建立
            </Button>
          </Form>
        )}
      </section>
    </main>
  )
}

const PASSWORD_LEAST = 12

function NameFields() {
  return (
    <>
      <TextItem name="club" label="车友会名称" most={80} missing="请填写名称" placeholder="如 黔程车友会" />
      <TextItem name="store" label="第一家门店" most={80} missing="请填写门店名称" />
      <TextItem name="name" label="您的姓名" most={60} missing="请填写姓名" />
      <TextItem name="loginName" label="登录名" most={60} missing="请填写登录名" extra="不分大小写" />
      <Form.Item
        name="password"
        label="密码"
        extra={`至少 ${PASSWORD_LEAST} 个字符`}
        rules={[{ required: true, min: PASSWORD_LEAST, message: `至少 ${PASSWORD_LEAST} 个字符` }]}
      >
        <Input.Password autoComplete="new-password" maxLength={200} />
      </Form.Item>
    </>
  )
}

function FactorFields({ factor: { typed, address } }: Pick<FoundFormProps, 'factor'>) {
  return (
    <>
      <p className={styles.lead}>
        用手机验证器（如“身份验证器”小程序、Microsoft Authenticator）扫这个码，再填上它显示的数字。
      </p>
      <div role="img" aria-label={`${terms.totpSecret}的二维码`} className={styles.code}>
        <QRCode value={address} size={168} bgColor="#ffffff" color="#000000" />
      </div>
      <p className={styles.lead}>
        扫不了就手工输入：
        <Typography.Text code copyable>
          {typed}
        </Typography.Text>
      </p>
      <Form.Item
        name="otp"
        label="动态码"
        validateTrigger="onSubmit"
        normalize={(entered: string) => entered.replace(/\D/g, '').slice(0, 6)}
        rules={[{ pattern: /^\d{6}$/, required: true, message: terms.sixDigits }]}
      >
        <Input inputMode="numeric" autoComplete="one-time-code" />
      </Form.Item>
    </>
  )
}
