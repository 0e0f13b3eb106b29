import { FormDialog } from './form-dialog.tsx'
import type { FormDialogProps } from './form-dialog.tsx'
import { TextItem } from './form-items.tsx'

interface Reason {
  readonly reason: string
}

interface ReasonDialogProps<Answer> extends Omit<FormDialogProps<Reason, Answer>, 'initialValues' | 'children'> {
  readonly placeholder?: string
}

/** Asks why, before something is refused, ended or taken back. */
export function ReasonDialog<Answer>({ placeholder, ...dialog }: ReasonDialogProps<Answer>) {
  return (
    <FormDialog danger {...dialog}>
      <ReasonField placeholder={placeholder} />
    </FormDialog>
  )
}

/** The reason among the other fields of a `FormDialog`, under the name `reason`. */
export function ReasonField({
  placeholder,
  missing = '请写明原因',
}: {
  readonly placeholder?: string | undefined
  readonly missing?: string
}) {
  return <TextItem name="reason" label="原因" most={200} lines missing={missing} placeholder={placeholder} />
}
