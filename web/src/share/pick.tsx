/** A choice of one of a few words. */
export function Pick<T extends string>({ label, value, words, pick }: { label: string; value: T; words: Readonly<Record<T, string>>; pick: (value: T) => void }) {
  return (
    <label>
      {label}{' '}
      <select value={value} onChange={(event) => pick(event.currentTarget.value as T)}>
        {(Object.keys(words) as T[]).map((name) => (
          <option key={name} value={name}>
            {words[name]}
          </option>
        ))}
      </select>
    </label>
  )
}
