// Full width, before everything: something must be done before anything else can be kept. It cannot be dismissed, only resolved.
import type { ComponentChildren, JSX } from 'preact'
import { useId } from 'preact/hooks'
import { Icon } from './Icon.tsx'

type Props = { readonly title: string; readonly tone?: 'ochre'; readonly actions?: ComponentChildren; readonly children: ComponentChildren }

export const Alert = ({ title, tone, actions, children }: Props): JSX.Element => {
  const id = useId()
  return (
    <section class={tone ? `alert ${tone}` : 'alert'} role={tone ? undefined : 'alert'} aria-labelledby={id}>
      <div class="in">
        <Icon name="warning" />
        <h2 id={id}>{title}</h2>
        <p>{children}</p>
        {actions && <div class="row">{actions}</div>}
      </div>
    </section>
  )
}
