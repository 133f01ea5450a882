// Integers in as many bytes as they need, seven bits in each.

package binary

import (
	"errors"
	"io"
)

// How long an integer can become.
const (
	MaxVarintLen16 = 3
	MaxVarintLen32 = 5
	MaxVarintLen64 = 10
)

var errOverflow = errors.New("binary: varint overflows a 64-bit integer")

// PutUvarint writes x and gives how many bytes that took.
func PutUvarint(buf []byte, x uint64) int {
	i := 0
	for ; x >= 0x80; i++ {
		buf[i] = byte(x) | 0x80
		x >>= 7
	}
	buf[i] = byte(x)
	return i + 1
}

// Uvarint reads an integer and gives how many bytes that took; 0 if there are
// too few, less than 0 if it is too long.
func Uvarint(buf []byte) (uint64, int) {
	x := uint64(0)
	for i, b := range buf {
		if i == MaxVarintLen64 || i == MaxVarintLen64-1 && b > 1 {
			return 0, -(i + 1)
		}
		x |= uint64(b&0x7f) << uint(7*i)
		if b < 0x80 {
			return x, i + 1
		}
	}
	return 0, 0
}

// PutVarint writes x, its sign in the lowest bit.
func PutVarint(buf []byte, x int64) int { return PutUvarint(buf, uint64(x)<<1^uint64(x>>63)) }

// Varint reads what PutVarint wrote.
func Varint(buf []byte) (int64, int) {
	u, n := Uvarint(buf)
	return int64(u>>1) ^ -int64(u&1), n
}

// ReadUvarint reads an integer from r.
func ReadUvarint(r io.ByteReader) (uint64, error) {
	x := uint64(0)
	for i := 0; i < MaxVarintLen64; i++ {
		b, err := r.ReadByte()
		if err != nil {
			return x, err
		}
		if i == MaxVarintLen64-1 && b > 1 {
			break
		}
		x |= uint64(b&0x7f) << uint(7*i)
		if b < 0x80 {
			return x, nil
		}
	}
	return x, errOverflow
}

// ReadVarint reads an integer with sign from r.
func ReadVarint(r io.ByteReader) (int64, error) {
	u, err := ReadUvarint(r)
	return int64(u>>1) ^ -int64(u&1), err
}
