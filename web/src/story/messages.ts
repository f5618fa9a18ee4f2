export const story = {
  step: 'Step {n} of {count}',
  steps: 'Steps of the story',
  next: 'Next',
  previous: 'Back',
  whole: 'The whole story on one page',
  dayByDay: 'See it day by day',
  shown: 'Shown:',
  today: 'Today:',
}
