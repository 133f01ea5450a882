// From values to bytes.

package asn1

import (
	"bytes"
	"errors"
	"fmt"
	"math/big"
	"reflect"
	"sort"
	"time"
	"unicode/utf8"
)

// Marshal writes a value.
func Marshal(val interface{}) ([]byte, error) { return MarshalWithParams(val, "") }

// MarshalWithParams is Marshal with what a field's tag would say.
func MarshalWithParams(val interface{}, params string) ([]byte, error) {
	return write(reflect.ValueOf(val), parseParameters(params))
}

func base128(b []byte, n int) []byte {
	if n == 0 {
		return append(b, 0)
	}
	length := 0
	for i := n; i > 0; i >>= 7 {
		length++
	}
	for i := length - 1; i >= 0; i-- {
		c := byte(n>>uint(i*7)) & 0x7f
		if i > 0 {
			c |= 0x80
		}
		b = append(b, c)
	}
	return b
}

// element puts a tag and a length before contents.
func element(class, tag int, compound bool, inner []byte) []byte {
	first := byte(class << 6)
	if compound {
		first |= 0x20
	}
	var b []byte
	if tag >= 31 {
		b = base128([]byte{first | 0x1f}, tag)
	} else {
		b = []byte{first | byte(tag)}
	}
	n := len(inner)
	if n < 0x80 {
		b = append(b, byte(n))
	} else {
		var length []byte
		for ; n > 0; n >>= 8 {
			length = append([]byte{byte(n)}, length...)
		}
		b = append(b, 0x80|byte(len(length)))
		b = append(b, length...)
	}
	return append(b, inner...)
}

func integer(n int64) []byte {
	length := 1
	for i := n; i > 127 || i < -128; i >>= 8 {
		length++
	}
	b := make([]byte, length)
	for i := range b {
		b[i] = byte(n >> uint((length-1-i)*8))
	}
	return b
}

func bigInteger(n *big.Int) []byte {
	switch n.Sign() {
	case 0:
		return []byte{0}
	case 1:
		b := n.Bytes()
		if b[0]&0x80 != 0 {
			b = append([]byte{0}, b...)
		}
		return b
	}
	// -n - 1, with all bits turned round.
	m := new(big.Int).Neg(n)
	m.Sub(m, big.NewInt(1))
	b := m.Bytes()
	for i := range b {
		b[i] ^= 0xff
	}
	if len(b) == 0 || b[0]&0x80 == 0 {
		b = append([]byte{0xff}, b...)
	}
	return b
}

func objectIdentifier(oid ObjectIdentifier) ([]byte, error) {
	if len(oid) < 2 || oid[0] > 2 || oid[0] < 2 && oid[1] >= 40 {
		return nil, StructuralError{"invalid object identifier"}
	}
	b := base128(nil, oid[0]*40+oid[1])
	for _, n := range oid[2:] {
		b = base128(b, n)
	}
	return b, nil
}

func outsideUTC(t time.Time) bool { return t.Year() < 1950 || t.Year() >= 2050 }

func timeText(t time.Time, layout string) []byte {
	if _, offset := t.Zone(); offset/60 == 0 {
		return []byte(t.Format(layout) + "Z")
	}
	return []byte(t.Format(layout + "-0700"))
}

// write writes a value with its tag; nothing for what may be left out and is.
func write(v reflect.Value, p parameters) ([]byte, error) {
	if !v.IsValid() {
		return nil, fmt.Errorf("asn1: cannot marshal nil value")
	}
	if v.Kind() == reflect.Interface && v.Type().NumMethod() == 0 {
		return write(v.Elem(), p)
	}
	if v.Kind() == reflect.Slice && v.Len() == 0 && p.omitEmpty {
		return nil, nil
	}
	if p.optional && p.defaultValue != nil {
		switch v.Kind() {
		case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
			if v.Int() == *p.defaultValue {
				return nil, nil
			}
		}
	}
	if p.optional && p.defaultValue == nil && reflect.DeepEqual(v.Interface(), reflect.Zero(v.Type()).Interface()) {
		return nil, nil
	}
	if v.Type() == rawValueType {
		raw := v.Interface().(RawValue)
		if len(raw.FullBytes) > 0 {
			return raw.FullBytes, nil
		}
		return element(raw.Class, raw.Tag, raw.IsCompound, raw.Bytes), nil
	}
	tag, compound, _, ok := universal(v.Type())
	if !ok {
		return nil, StructuralError{fmt.Sprintf("unknown Go type: %v", v.Type())}
	}
	if p.timeType != 0 && tag != TagUTCTime {
		return nil, StructuralError{"explicit time type given to non-time member"}
	}
	if p.stringType != 0 && tag != TagPrintableString {
		return nil, StructuralError{"explicit string type given to non-string member"}
	}
	switch tag {
	case TagPrintableString:
		if p.stringType != 0 {
			tag = p.stringType
			break
		}
		for _, r := range v.String() {
			if r < utf8.RuneSelf && isPrintable(byte(r)) {
				continue
			}
			if !utf8.ValidString(v.String()) {
				return nil, errors.New("asn1: string not valid UTF-8")
			}
			tag = TagUTF8String
			break
		}
	case TagUTCTime:
		if p.timeType == TagGeneralizedTime || outsideUTC(v.Interface().(time.Time)) {
			tag = TagGeneralizedTime
		}
	}
	if p.set {
		if tag != TagSequence {
			return nil, StructuralError{"non sequence tagged as set"}
		}
		tag = TagSet
	}
	inner, raw, err := contents(v, tag, p)
	if err != nil {
		return nil, err
	}
	if raw && p.tag == nil {
		return inner, nil
	}
	switch {
	case p.tag == nil:
		return element(ClassUniversal, tag, compound, inner), nil
	case p.explicit:
		return element(p.class(), *p.tag, true, element(ClassUniversal, tag, compound, inner)), nil
	}
	return element(p.class(), *p.tag, compound, inner), nil
}

// contents writes a value without its tag; raw: it came with one.
func contents(v reflect.Value, tag int, p parameters) (b []byte, raw bool, err error) {
	switch v.Type() {
	case flagType:
		return nil, false, nil
	case timeType:
		t := v.Interface().(time.Time)
		if tag == TagGeneralizedTime {
			if y := t.Year(); y < 0 || y > 9999 {
				return nil, false, StructuralError{"cannot represent time as GeneralizedTime"}
			}
			return timeText(t, "20060102150405"), false, nil
		}
		if outsideUTC(t) {
			return nil, false, StructuralError{"cannot represent time as UTCTime"}
		}
		return timeText(t, "060102150405"), false, nil
	case bitStringType:
		s := v.Interface().(BitString)
		return append([]byte{byte((8 - s.BitLength%8) % 8)}, s.Bytes...), false, nil
	case oidType:
		b, err = objectIdentifier(v.Interface().(ObjectIdentifier))
		return b, false, err
	case bigIntType:
		if v.IsNil() {
			return nil, false, StructuralError{"empty integer"}
		}
		return bigInteger(v.Interface().(*big.Int)), false, nil
	}
	switch v.Kind() {
	case reflect.Bool:
		if v.Bool() {
			return []byte{0xff}, false, nil
		}
		return []byte{0}, false, nil
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return integer(v.Int()), false, nil
	case reflect.Struct:
		return fields(v)
	case reflect.Slice:
		if v.Type().Elem().Kind() == reflect.Uint8 {
			b := make([]byte, v.Len())
			reflect.Copy(reflect.ValueOf(b), v)
			return b, false, nil
		}
		var parts [][]byte
		for i := 0; i < v.Len(); i++ {
			part, err := write(v.Index(i), parameters{})
			if err != nil {
				return nil, false, err
			}
			parts = append(parts, part)
		}
		if tag == TagSet {
			sort.Slice(parts, func(i, j int) bool { return bytes.Compare(parts[i], parts[j]) < 0 })
		}
		return bytes.Join(parts, nil), false, nil
	case reflect.String:
		s := v.String()
		for i := 0; i < len(s); i++ {
			switch {
			case tag == TagIA5String && s[i] >= utf8.RuneSelf:
				return nil, false, StructuralError{"IA5String contains invalid character"}
			case tag == TagPrintableString && !isPrintable(s[i]) && s[i] != '*':
				return nil, false, StructuralError{"PrintableString contains invalid character"}
			case tag == TagNumericString && !isNumeric(s[i]):
				return nil, false, StructuralError{"NumericString contains invalid character"}
			}
		}
		return []byte(s), false, nil
	}
	return nil, false, StructuralError{"unknown Go type"}
}

func fields(v reflect.Value) (b []byte, raw bool, err error) {
	t := v.Type()
	for i := 0; i < t.NumField(); i++ {
		if t.Field(i).PkgPath != "" {
			return nil, false, StructuralError{"struct contains unexported fields"}
		}
	}
	first := 0
	if t.NumField() > 0 && t.Field(0).Type == rawContentType {
		if s := v.Field(0); s.Len() > 0 {
			whole := s.Bytes()
			h, start, err := readHeader(whole, 0)
			if err != nil {
				return nil, false, err
			}
			_ = h
			return whole[start:], false, nil
		}
		first = 1
	}
	for i := first; i < t.NumField(); i++ {
		part, err := write(v.Field(i), parseParameters(t.Field(i).Tag.Get("asn1")))
		if err != nil {
			return nil, false, err
		}
		b = append(b, part...)
	}
	return b, false, nil
}
