import { moveOf } from '../../machines/versions.ts';

describe('the caller may undo', () => {
  it.each([
    ['YES', 'start_over', 'ask_name.asking'],
    ['GO_BACK', 'ask_mobile.asking', 'ask_name.correcting'],
    ['GO_BACK', 'ask_time.asking', 'ask_mobile.correcting'],
    ['GO_BACK', 'confirm.reading_back', 'ask_time.correcting'],
    ['GO_BACK', 'ask_time.asking', 'ask_service.correcting'],
    ['YES', 'confirm.reading_back', 'ask_time.offering'], // the hold was lost: the time is asked again
  ])('on %s in %s', (event, from, to) => {
    expect(moveOf(event, from, to)).toMatchObject({ mayUndo: true });
  });
});

describe('no slot may vanish', () => {
  it.each([
    ['NO', 'start_over', 'ask_time.asking'],
    ['SLOTS_HEARD', 'ask_time.asking', 'confirm.reading_back'],
    ['NO_MATCH', 'ask_time.asking', 'ask_time.asking'],
    ['YES', 'confirm.reading_back', 'complete.booked'],
    ['HANG_UP', 'confirm.reading_back', 'abandoned'],
    ['CORRECT', 'confirm.reading_back', 'ask_name.correcting'],
    ['CORRECT', 'confirm.reading_back', 'ask_service.correcting'],
  ])('on %s in %s', (event, from, to) => {
    expect(moveOf(event, from, to)).toMatchObject({ mayUndo: false });
  });
});
