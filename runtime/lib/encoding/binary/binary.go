// Numbers as bytes.

// Package binary writes and reads numbers as bytes.
package binary

import (
	"errors"
	"io"
	"reflect"
)

// ByteOrder is how the bytes of a number follow each other.
type ByteOrder interface {
	Uint16([]byte) uint16
	Uint32([]byte) uint32
	Uint64([]byte) uint64
	PutUint16([]byte, uint16)
	PutUint32([]byte, uint32)
	PutUint64([]byte, uint64)
	String() string
}

// LittleEndian begins with the lowest byte.
var LittleEndian littleEndian

// BigEndian begins with the highest byte.
var BigEndian bigEndian

type littleEndian struct{}

func (littleEndian) Uint16(b []byte) uint16 { return uint16(b[0]) | uint16(b[1])<<8 }

func (littleEndian) Uint32(b []byte) uint32 {
	return uint32(b[0]) | uint32(b[1])<<8 | uint32(b[2])<<16 | uint32(b[3])<<24
}

func (o littleEndian) Uint64(b []byte) uint64 {
	return uint64(o.Uint32(b)) | uint64(o.Uint32(b[4:8]))<<32
}

func (littleEndian) PutUint16(b []byte, v uint16) { b[0], b[1] = byte(v), byte(v>>8) }

func (littleEndian) PutUint32(b []byte, v uint32) {
	b[0], b[1], b[2], b[3] = byte(v), byte(v>>8), byte(v>>16), byte(v>>24)
}

func (o littleEndian) PutUint64(b []byte, v uint64) {
	o.PutUint32(b[4:8], uint32(v>>32))
	o.PutUint32(b, uint32(v))
}

func (littleEndian) String() string   { return "LittleEndian" }
func (littleEndian) GoString() string { return "binary.LittleEndian" }

type bigEndian struct{}

func (bigEndian) Uint16(b []byte) uint16 { return uint16(b[1]) | uint16(b[0])<<8 }

func (bigEndian) Uint32(b []byte) uint32 {
	return uint32(b[3]) | uint32(b[2])<<8 | uint32(b[1])<<16 | uint32(b[0])<<24
}

func (o bigEndian) Uint64(b []byte) uint64 {
	return uint64(o.Uint32(b[4:8])) | uint64(o.Uint32(b))<<32
}

func (bigEndian) PutUint16(b []byte, v uint16) { b[0], b[1] = byte(v>>8), byte(v) }

func (bigEndian) PutUint32(b []byte, v uint32) {
	b[0], b[1], b[2], b[3] = byte(v>>24), byte(v>>16), byte(v>>8), byte(v)
}

func (o bigEndian) PutUint64(b []byte, v uint64) {
	o.PutUint32(b, uint32(v>>32))
	o.PutUint32(b[4:8], uint32(v))
}

func (bigEndian) String() string   { return "BigEndian" }
func (bigEndian) GoString() string { return "binary.BigEndian" }

// Size gives how many bytes v takes, -1 if that is not fixed.
func Size(v interface{}) int { return sizeOf(reflect.Indirect(reflect.ValueOf(v))) }

func sizeOf(v reflect.Value) int {
	if v.Kind() == reflect.Slice {
		if n := typeSize(v.Type().Elem()); n >= 0 {
			return n * v.Len()
		}
		return -1
	}
	if !v.IsValid() {
		return -1
	}
	return typeSize(v.Type())
}

func typeSize(t reflect.Type) int {
	switch t.Kind() {
	case reflect.Array:
		if n := typeSize(t.Elem()); n >= 0 {
			return n * t.Len()
		}
	case reflect.Struct:
		sum := 0
		for i := 0; i < t.NumField(); i++ {
			n := typeSize(t.Field(i).Type)
			if n < 0 {
				return -1
			}
			sum += n
		}
		return sum
	case reflect.Bool, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64,
		reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64,
		reflect.Float32, reflect.Float64, reflect.Complex64, reflect.Complex128:
		return int(t.Size())
	}
	return -1
}

// Write writes a value of fixed size, or a slice of such.
func Write(w io.Writer, order ByteOrder, data interface{}) error {
	v := reflect.Indirect(reflect.ValueOf(data))
	n := sizeOf(v)
	if n < 0 {
		return errors.New("binary.Write: invalid type " + reflect.TypeOf(data).String())
	}
	c := coder{order: order, buf: make([]byte, n)}
	c.put(v)
	_, err := w.Write(c.buf)
	return err
}

// Read reads a value of fixed size, or a slice of such, to which data points.
func Read(r io.Reader, order ByteOrder, data interface{}) error {
	v := reflect.ValueOf(data)
	n := -1
	switch v.Kind() {
	case reflect.Ptr:
		v = v.Elem()
		n = sizeOf(v)
	case reflect.Slice:
		n = sizeOf(v)
	}
	if n < 0 {
		return errors.New("binary.Read: invalid type " + reflect.TypeOf(data).String())
	}
	c := coder{order: order, buf: make([]byte, n)}
	if _, err := io.ReadFull(r, c.buf); err != nil {
		return err
	}
	c.get(v)
	return nil
}

type coder struct {
	order ByteOrder
	buf   []byte
	at    int
}

func (c *coder) next(n int) []byte {
	c.at += n
	return c.buf[c.at-n : c.at]
}

func (c *coder) putBits(x uint64, size int) {
	b := c.next(size)
	switch size {
	case 1:
		b[0] = byte(x)
	case 2:
		c.order.PutUint16(b, uint16(x))
	case 4:
		c.order.PutUint32(b, uint32(x))
	case 8:
		c.order.PutUint64(b, x)
	}
}

func (c *coder) bits(size int) uint64 {
	b := c.next(size)
	switch size {
	case 1:
		return uint64(b[0])
	case 2:
		return uint64(c.order.Uint16(b))
	case 4:
		return uint64(c.order.Uint32(b))
	}
	return c.order.Uint64(b)
}

func floatBits(x float64, size int) uint64
func floatOf(bits uint64, size int) float64

func (c *coder) put(v reflect.Value) {
	size := int(v.Type().Size())
	switch k := v.Kind(); {
	case k == reflect.Array || k == reflect.Slice:
		for i := 0; i < v.Len(); i++ {
			c.put(v.Index(i))
		}
	case k == reflect.Struct:
		for i := 0; i < v.NumField(); i++ {
			if v.Type().Field(i).Name == "_" {
				c.next(typeSize(v.Type().Field(i).Type))
			} else {
				c.put(v.Field(i))
			}
		}
	case k == reflect.Bool:
		if v.Bool() {
			c.putBits(1, 1)
		} else {
			c.putBits(0, 1)
		}
	case v.CanInt():
		c.putBits(uint64(v.Int()), size)
	case v.CanUint():
		c.putBits(v.Uint(), size)
	case v.CanFloat():
		c.putBits(floatBits(v.Float(), size), size)
	default:
		x := v.Complex()
		c.putBits(floatBits(real(x), size/2), size/2)
		c.putBits(floatBits(imag(x), size/2), size/2)
	}
}

func (c *coder) get(v reflect.Value) {
	size := int(v.Type().Size())
	switch k := v.Kind(); {
	case k == reflect.Array || k == reflect.Slice:
		for i := 0; i < v.Len(); i++ {
			c.get(v.Index(i))
		}
	case k == reflect.Struct:
		for i := 0; i < v.NumField(); i++ {
			// A field that is not exported is read, too, and refuses it.
			if f := v.Field(i); v.Type().Field(i).Name != "_" {
				c.get(f)
			} else {
				c.next(typeSize(f.Type()))
			}
		}
	case k == reflect.Bool:
		v.SetBool(c.bits(1) != 0)
	case v.CanInt():
		shift := uint(64 - size*8)
		v.SetInt(int64(c.bits(size)<<shift) >> shift)
	case v.CanUint():
		v.SetUint(c.bits(size))
	case v.CanFloat():
		v.SetFloat(floatOf(c.bits(size), size))
	default:
		re := floatOf(c.bits(size/2), size/2)
		v.SetComplex(complex(re, floatOf(c.bits(size/2), size/2)))
	}
}
