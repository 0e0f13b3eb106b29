import { Form, Modal } from 'antd'
import type { FormInstance } from 'antd'
import { useEffect } from 'react'
import type { ReactNode } from 'react'
import { ApiError } from '../api/api-error.ts'
import { problemSentence } from '../copy/problem-sentence.ts'
import type { Intent } from './use-intent.ts'
import styles from './dialog.module.css'
import { useLeaveGuard } from './use-leave-guard.ts'
import { whenSlow } from './when-slow.ts'

export interface FormDialogProps<Fields extends object, Answer> {
  readonly title: ReactNode
  readonly okText: string
  readonly cancelText?: string
  /** What cannot simply be done again is asked for in red. */
  readonly danger?: boolean
  /** A sentence above the fields: what will happen, also by what is typed so far. */
  readonly about?: ReactNode | ((fields: Partial<Fields>) => ReactNode)
  readonly initialValues?: Partial<Fields>
  /** Of `useIntent`; its failure stands under the fields, which keep what was typed. */
  readonly intent: Intent<readonly [Fields], Answer>
  /** Nothing can be sent as things stand. */
  readonly blocked?: boolean
  readonly onDone: (answer: Answer) => void
  readonly onClose: () => void
  /** The fields, as `Form.Item`s. */
  readonly children?: ReactNode
  /** The field of a place that the server names, where the form calls it otherwise; the same function at every drawing. */
  readonly fieldAt?: (path: string) => FieldPlace
  /** Under the fields. */
  readonly below?: ReactNode
  /** Of the form, where who opens it changes what is typed. */
  readonly form?: FormInstance<Fields>
  /** CSS pixels; a short question needs less than a table. */
  readonly width?: number
}

/** A wish that needs some fields: draw it to open it. Sent once, it stays open with the reason when it is refused. */
export function FormDialog<Fields extends object, Answer>(props: FormDialogProps<Fields, Answer>) {
  const { title, okText, cancelText = '取消', danger = false, about, initialValues, intent, onDone, onClose } = props
  const [form] = Form.useForm<Fields>(props.form)
  const typed: Partial<Fields> = Form.useWatch([], form) ?? initialValues ?? {}
  const { clear, error } = intent
  const hold = useLeaveGuard()
  const isTyped = form.isFieldsTouched()
  useEffect(() => hold(isTyped), [hold, isTyped])
  useEffect(() => clear, [clear])
  useEffect(() => markFields(form, error, props.fieldAt), [form, error, props.fieldAt])
  const send = async (fields: Fields): Promise<void> => {
    const answer = await intent.run(fields)
    if (answer === null) return
    hold(false)
    onDone(answer)
  }
  return (
    <Modal
      open
      title={title}
      okText={okText}
      okButtonProps={{ danger, disabled: props.blocked === true, loading: whenSlow(intent.busy) }}
      cancelText={cancelText}
      width={props.width ?? 520}
      onOk={() => form.submit()}
      onCancel={onClose}
      // A click beside the dialog, or the key that ends a Chinese input, does not throw away what was typed.
      mask={{ closable: !isTyped }}
      keyboard={!isTyped}
    >
      <About>{typeof about === 'function' ? about(typed) : about}</About>
      <Form
        form={form}
        layout="vertical"
        className={styles.form ?? ''}
        initialValues={initialValues}
        onFinish={(fields) => void send(fields)}
        onValuesChange={clear}
      >
        {props.children}
      </Form>
      <Refusal error={intent.error} />
      {props.below}
    </Modal>
  )
}

/** Where a field stands in the values of its form. */
export type FieldPlace = readonly (string | number)[]

/** The server's own findings, each at its field. */
export function markFields<Fields extends object>(
  form: FormInstance<Fields>,
  error: unknown,
  fieldAt: (path: string) => FieldPlace = (path) => path.split('.'),
): void {
  if (!(error instanceof ApiError)) return
  const found = error.problem.errors.map(({ path, message }) => ({ name: [...fieldAt(path)], errors: [message] }))
  form.setFields(found as unknown as Parameters<typeof form.setFields>[0])
}

/** A sentence is set softly; what is more than that, such as a table, looks as it does elsewhere. */
function About({ children }: { readonly children: ReactNode }) {
  if (children === undefined) return null
  return <div className={typeof children === 'string' ? styles.sentence : styles.about}>{children}</div>
}

/** Why something was not done; nothing as long as nothing failed. */
export function Refusal({ error }: { readonly error: unknown }) {
  if (error === null) return null
  return (
    <p role="alert" className={styles.refusal}>
      {problemSentence(error)}
    </p>
  )
}
