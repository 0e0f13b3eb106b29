import { ScrollView, Text } from '@tarojs/components'
import { listWorkTemplates } from '@cheyou/contract/routes'
import { withTemplate, type VisitForm } from '@cheyou/till'
import { yuan } from '@cheyou/words'
import { call } from '../../../api/call.ts'
import { Pressable } from '../../../components/pressable/pressable.tsx'
import { useLoad } from '../../../hooks/use-load.ts'

interface Props {
  storeId: string
  form: VisitForm
  replace: (form: VisitForm) => void
}

/** Canned jobs, what this car had last in front: one tap puts their lines on the visit. None, or a failure, shows nothing. */
export function TemplateChips({ storeId, form, replace }: Props) {
  const { vehicleId } = form
  const query = vehicleId === null ? { storeId } : { storeId, vehicleId }
  const { data } = useLoad(async () => (await call(listWorkTemplates, { query })).rows, `${storeId}:${vehicleId}`)
  if (data === null || data.length === 0) return null
  return (
    <ScrollView scrollX className="visit__strip">
      {data.map((template) => (
        <Pressable
          key={template.templateId}
          className={`visit__chip ${form.templateIds.includes(template.templateId) ? 'visit__chip--on' : ''}`}
          onPress={() => replace(withTemplate(form, template))}
        >
          <Text>{template.name}</Text>
          <Text className="visit__chip-sum">{yuan(template.lines.reduce((sum, line) => sum + line.amountFen, 0))}</Text>
        </Pressable>
      ))}
    </ScrollView>
  )
}
