import { describe, expect, it } from 'vitest';
import { newFirstPassword } from '#server/auth/accounts.ts';
import { isWeakPassword } from '#server/auth/weak-password.ts';

describe('weak passwords', () => {
  it.each([
    'too short',
    'x'.repeat(129),
    'password1234',
    'P@ssw0rd1234',
    'passwordpassword',
    'matkhau123456',
    'Mật khẩu 2022',
    'administrator1',
    '123456789012',
    'qwertyuiop123',
    'aaaaaaaaaaaaaa',
    'abcabcabcabcabc',
    'anhyeuem2022!!',
    'VietNamVietNam1',
    'nguyenvietnam99',
    'sodoansodoan12',
    'iloveyou123456',
    'truong.doan.01',
  ])('are refused: %s', (password) => {
    expect(isWeakPassword(password, ['truong.doan', 'Trưởng đoàn một'])).toBe(true);
  });

  it.each([
    'rừng xanh suối mát 77',
    'gió-núi-trăng-biển-2022',
    'một-câu-dài-khó-đoán',
    'kX9#mPq2vLw7',
    'cá rô đồng kho riềng sả',
  ])('others are taken: %s', (password) => {
    expect(isWeakPassword(password, ['truong.doan', 'Trưởng đoàn một'])).toBe(false);
  });

  it('are never given as first passwords', () => {
    for (let run = 0; run < 200; run += 1)
      expect(isWeakPassword(newFirstPassword(), [])).toBe(false);
  });
});
