// From bytes to values.

package asn1

import (
	"errors"
	"math/big"
	"reflect"
	"strconv"
	"time"
	"unicode/utf16"
	"unicode/utf8"
)

// header is an element's tag and length.
type header struct {
	class, tag, length int
	compound           bool
}

func readBase128(b []byte, at int) (n, next int, err error) {
	next = at
	for i := 0; next < len(b); i++ {
		if i == 5 {
			return 0, 0, StructuralError{"base 128 integer too large"}
		}
		c := b[next]
		if i == 0 && c == 0x80 {
			return 0, 0, SyntaxError{"integer is not minimally encoded"}
		}
		n = n<<7 | int(c&0x7f)
		next++
		if c&0x80 == 0 {
			if n > 1<<31-1 {
				return 0, 0, StructuralError{"base 128 integer too large"}
			}
			return n, next, nil
		}
	}
	return 0, 0, SyntaxError{"truncated base 128 integer"}
}

func readHeader(b []byte, at int) (h header, next int, err error) {
	if at >= len(b) {
		return h, at, errors.New("asn1: internal error in parseTagAndLength")
	}
	c := b[at]
	next = at + 1
	h.class, h.compound, h.tag = int(c>>6), c&0x20 != 0, int(c&0x1f)
	if h.tag == 0x1f {
		if h.tag, next, err = readBase128(b, next); err != nil {
			return
		}
		if h.tag < 0x1f {
			return h, next, SyntaxError{"non-minimal tag"}
		}
	}
	if next >= len(b) {
		return h, next, SyntaxError{"truncated tag or length"}
	}
	c = b[next]
	next++
	if c&0x80 == 0 {
		h.length = int(c)
		return
	}
	count := int(c & 0x7f)
	if count == 0 {
		return h, next, SyntaxError{"indefinite length found (not DER)"}
	}
	for i := 0; i < count; i++ {
		if next >= len(b) {
			return h, next, SyntaxError{"truncated tag or length"}
		}
		if h.length >= 1<<23 {
			return h, next, StructuralError{"length too large"}
		}
		h.length = h.length<<8 | int(b[next])
		next++
		if h.length == 0 {
			return h, next, StructuralError{"superfluous leading zeros in length"}
		}
	}
	if h.length < 0x80 {
		return h, next, StructuralError{"non-minimal length"}
	}
	return
}

func readBool(b []byte) (bool, error) {
	if len(b) == 1 && (b[0] == 0 || b[0] == 0xff) {
		return b[0] != 0, nil
	}
	return false, SyntaxError{"invalid boolean"}
}

func checkInteger(b []byte) error {
	if len(b) == 0 {
		return StructuralError{"empty integer"}
	}
	if len(b) > 1 && (b[0] == 0 && b[1]&0x80 == 0 || b[0] == 0xff && b[1]&0x80 != 0) {
		return StructuralError{"integer not minimally-encoded"}
	}
	return nil
}

func readInt64(b []byte) (n int64, err error) {
	if err = checkInteger(b); err != nil {
		return
	}
	if len(b) > 8 {
		return 0, StructuralError{"integer too large"}
	}
	if b[0]&0x80 != 0 {
		n = -1
	}
	for _, c := range b {
		n = n<<8 | int64(c)
	}
	return
}

func readBigInt(b []byte) (*big.Int, error) {
	if err := checkInteger(b); err != nil {
		return nil, err
	}
	n := new(big.Int).SetBytes(b)
	if b[0]&0x80 != 0 {
		n.Sub(n, new(big.Int).Lsh(big.NewInt(1), uint(len(b)*8)))
	}
	return n, nil
}

func readBitString(b []byte) (s BitString, err error) {
	if len(b) == 0 {
		return s, SyntaxError{"zero length BIT STRING"}
	}
	unused := int(b[0])
	if unused > 7 || len(b) == 1 && unused > 0 || b[len(b)-1]&(1<<b[0]-1) != 0 {
		return s, SyntaxError{"invalid padding bits in BIT STRING"}
	}
	return BitString{b[1:], (len(b)-1)*8 - unused}, nil
}

func readOID(b []byte) (ObjectIdentifier, error) {
	if len(b) == 0 {
		return nil, SyntaxError{"zero length OBJECT IDENTIFIER"}
	}
	n, at, err := readBase128(b, 0)
	if err != nil {
		return nil, err
	}
	oid := ObjectIdentifier{n / 40, n % 40}
	if n >= 80 {
		oid[0], oid[1] = 2, n-80
	}
	for at < len(b) {
		if n, at, err = readBase128(b, at); err != nil {
			return nil, err
		}
		oid = append(oid, n)
	}
	return oid, nil
}

// plainTime reads what certificates have: yymmddhhmmssZ. False leaves it, and what is wrong with it, to time.Parse.
func plainTime(s string) (t time.Time, ok bool) {
	if len(s) != len("060102150405Z") || s[12] != 'Z' {
		return t, false
	}
	var part [6]int
	for i := range part {
		tens, ones := s[2*i]-'0', s[2*i+1]-'0'
		if tens > 9 || ones > 9 {
			return t, false
		}
		part[i] = int(tens)*10 + int(ones)
	}
	year, month, day, hour, min, sec := 2000+part[0], time.Month(part[1]), part[2], part[3], part[4], part[5]
	if year >= 2050 {
		year -= 100
	}
	t = time.Date(year, month, day, hour, min, sec, 0, time.UTC)
	return t, t.Month() == month && t.Day() == day && hour < 24 && min < 60 && sec < 60
}

func readTime(b []byte, tag int) (time.Time, error) {
	s := string(b)
	if t, ok := plainTime(s); ok && tag == TagUTCTime {
		return t, nil
	}
	layouts := []string{"0601021504Z0700", "060102150405Z0700"}
	if tag == TagGeneralizedTime {
		layouts = []string{"20060102150405Z0700"}
	}
	var t time.Time
	var err error
	for _, layout := range layouts {
		if t, err = time.Parse(layout, s); err != nil {
			continue
		}
		if again := t.Format(layout); again != s {
			return t, errors.New("asn1: time did not serialize back to the original value and may be invalid: given " +
				strconv.Quote(s) + ", but serialized as " + strconv.Quote(again))
		}
		break
	}
	if err == nil && tag == TagUTCTime && t.Year() >= 2050 {
		t = t.AddDate(-100, 0, 0)
	}
	return t, err
}

func readString(tag int, b []byte) (string, error) {
	switch tag {
	case TagPrintableString:
		for _, c := range b {
			// Both are in many certificates, though they should not.
			if !isPrintable(c) && c != '*' && c != '&' {
				return "", SyntaxError{"PrintableString contains invalid character"}
			}
		}
	case TagNumericString:
		for _, c := range b {
			if !isNumeric(c) {
				return "", SyntaxError{"NumericString contains invalid character"}
			}
		}
	case TagIA5String:
		for _, c := range b {
			if c >= utf8.RuneSelf {
				return "", SyntaxError{"IA5String contains invalid character"}
			}
		}
	case TagUTF8String:
		if !utf8.Valid(b) {
			return "", errors.New("asn1: invalid UTF-8 string")
		}
	case TagBMPString:
		if len(b)%2 != 0 {
			return "", errors.New("pkcs12: odd-length BMP string")
		}
		var units []uint16
		for i := 0; i+1 < len(b); i += 2 {
			units = append(units, uint16(b[i])<<8|uint16(b[i+1]))
		}
		if n := len(units); n > 0 && units[n-1] == 0 {
			units = units[:n-1]
		}
		return string(utf16.Decode(units)), nil
	}
	return string(b), nil
}

func isString(tag int) bool {
	switch tag {
	case TagIA5String, TagGeneralString, TagT61String, TagUTF8String, TagNumericString, TagBMPString, TagPrintableString:
		return true
	}
	return false
}

// Unmarshal reads the first element of b into what val points to.
func Unmarshal(b []byte, val interface{}) (rest []byte, err error) {
	return UnmarshalWithParams(b, val, "")
}

// invalidUnmarshal says that Unmarshal got no pointer.
type invalidUnmarshal struct{ t reflect.Type }

func (e *invalidUnmarshal) Error() string {
	switch {
	case e.t == nil:
		return "asn1: Unmarshal recipient value is nil"
	case e.t.Kind() != reflect.Ptr:
		return "asn1: Unmarshal recipient value is non-pointer " + e.t.String()
	}
	return "asn1: Unmarshal recipient value is nil " + e.t.String()
}

// UnmarshalWithParams is Unmarshal with what a field's tag would say.
func UnmarshalWithParams(b []byte, val interface{}, params string) (rest []byte, err error) {
	v := reflect.ValueOf(val)
	if v.Kind() != reflect.Ptr || v.IsNil() {
		return nil, &invalidUnmarshal{reflect.TypeOf(val)}
	}
	at, err := read(v.Elem(), b, 0, parseParameters(params))
	if err != nil {
		return nil, err
	}
	return b[at:], nil
}

// setDefault gives a value that is not there what stands for it.
func setDefault(v reflect.Value, p parameters) bool {
	if !p.optional {
		return false
	}
	if p.defaultValue != nil {
		switch v.Kind() {
		case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
			v.SetInt(*p.defaultValue)
		}
	}
	return true
}

// read reads the element at `at` into v; gives where the next begins.
func read(v reflect.Value, b []byte, at int, p parameters) (next int, err error) {
	t := v.Type()
	if at == len(b) {
		if setDefault(v, p) {
			return at, nil
		}
		return at, SyntaxError{"sequence truncated"}
	}
	if t.Kind() == reflect.Interface && t.NumMethod() == 0 {
		h, start, err := readHeader(b, at)
		if err != nil {
			return at, err
		}
		end := start + h.length
		if end > len(b) {
			return at, SyntaxError{"data truncated"}
		}
		if !h.compound && h.class == ClassUniversal {
			got, err := readAny(h.tag, b[start:end])
			if err != nil {
				return at, err
			}
			if got != nil {
				v.Set(reflect.ValueOf(got))
			}
		}
		return end, nil
	}
	h, start, err := readHeader(b, at)
	if err != nil {
		return at, err
	}
	if p.explicit {
		class := p.class()
		if start == len(b) && h.length != 0 {
			return at, StructuralError{"explicit tag has no child"}
		}
		if h.class == class && h.tag == *p.tag && (h.length == 0 || h.compound) {
			if t == rawValueType {
				// The element within is the value.
			} else if h.length > 0 {
				if h, start, err = readHeader(b, start); err != nil {
					return at, err
				}
			} else {
				if t != flagType {
					return at, StructuralError{"zero length explicit tag was not an asn1.Flag"}
				}
				v.SetBool(true)
				return start, nil
			}
		} else {
			if setDefault(v, p) {
				return at, nil
			}
			return at, StructuralError{"explicitly tagged member didn't match"}
		}
	}
	tag, compound, any, ok := universal(t)
	if !ok {
		return at, structural("unknown Go type: %v", t)
	}
	// Strings and times have several tags.
	if tag == TagPrintableString {
		if h.class == ClassUniversal {
			if isString(h.tag) {
				tag = h.tag
			}
		} else if p.stringType != 0 {
			tag = p.stringType
		}
	}
	if tag == TagUTCTime && (h.tag == TagGeneralizedTime && h.class == ClassUniversal || p.timeType == TagGeneralizedTime && h.class != ClassUniversal) {
		tag = TagGeneralizedTime
	}
	if p.set {
		tag = TagSet
	}
	wantClass, wantTag, anyTag := ClassUniversal, tag, any
	if !p.explicit && p.tag != nil {
		wantClass, wantTag, anyTag = p.class(), *p.tag, false
	}
	if !anyTag && (h.class != wantClass || h.tag != wantTag || !any && h.compound != compound) {
		if setDefault(v, p) {
			return at, nil
		}
		return at, structural("tags don't match (%d vs %+v) %+v %s @%d", wantTag, struct {
			class, tag, length int
			isCompound         bool
		}{h.class, h.tag, h.length, h.compound}, struct {
			optional, explicit, application, private bool
			defaultValue                             *int64
			tag                                      *int
			stringType, timeType                     int
			set, omitEmpty                           bool
		}{p.optional, p.explicit, p.application, p.private, p.defaultValue, p.tag, p.stringType, p.timeType, p.set, p.omitEmpty}, t.Name(), start)
	}
	next = start + h.length
	if next > len(b) || next < start {
		return at, SyntaxError{"data truncated"}
	}
	return next, readInto(v, t, h, tag, b[start:next], b[at:next])
}

func readAny(tag int, b []byte) (interface{}, error) {
	switch {
	case isString(tag):
		return readString(tag, b)
	case tag == TagInteger:
		return readInt64(b)
	case tag == TagBitString:
		return readBitString(b)
	case tag == TagOID:
		return readOID(b)
	case tag == TagUTCTime, tag == TagGeneralizedTime:
		return readTime(b, tag)
	case tag == TagOctetString:
		return b, nil
	}
	return nil, nil
}

// readInto reads the contents of an element whose tag fits.
func readInto(v reflect.Value, t reflect.Type, h header, tag int, inner, whole []byte) error {
	set := func(x interface{}, err error) error {
		if err == nil {
			v.Set(reflect.ValueOf(x))
		}
		return err
	}
	switch t {
	case rawValueType:
		return set(RawValue{h.class, h.tag, h.compound, inner, whole}, nil)
	case oidType:
		return set(readOID(inner))
	case bitStringType:
		return set(readBitString(inner))
	case timeType:
		return set(readTime(inner, tag))
	case enumeratedType:
		n, err := readInt64(inner)
		if err == nil && int64(int32(n)) != n {
			err = StructuralError{"integer too large"}
		}
		v.SetInt(n)
		return err
	case flagType:
		v.SetBool(true)
		return nil
	case bigIntType:
		return set(readBigInt(inner))
	}
	switch k := t.Kind(); k {
	case reflect.Bool:
		x, err := readBool(inner)
		v.SetBool(x)
		return err
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		n, err := readInt64(inner)
		if err == nil && (v.OverflowInt(n) || k == reflect.Int32 && int64(int32(n)) != n) {
			return StructuralError{"integer too large"}
		}
		v.SetInt(n)
		return err
	case reflect.Struct:
		return readStruct(v, t, inner, whole)
	case reflect.Slice:
		if t.Elem().Kind() == reflect.Uint8 {
			v.Set(reflect.MakeSlice(t, len(inner), len(inner)))
			reflect.Copy(v, reflect.ValueOf(inner))
			return nil
		}
		return readList(v, t, inner)
	case reflect.String:
		s, err := readString(tag, inner)
		if err == nil {
			v.SetString(s)
		}
		return err
	}
	return StructuralError{"unsupported: " + t.String()}
}

func readStruct(v reflect.Value, t reflect.Type, inner, whole []byte) error {
	for i := 0; i < t.NumField(); i++ {
		if t.Field(i).PkgPath != "" {
			return StructuralError{"struct contains unexported fields"}
		}
	}
	first := 0
	if t.NumField() > 0 && t.Field(0).Type == rawContentType {
		v.Field(0).Set(reflect.ValueOf(RawContent(whole)))
		first = 1
	}
	at := 0
	for i := first; i < t.NumField(); i++ {
		f := t.Field(i)
		var err error
		if at, err = read(v.Field(i), inner, at, parseParameters(f.Tag.Get("asn1"))); err != nil {
			return err
		}
	}
	return nil
}

func readList(v reflect.Value, t reflect.Type, inner []byte) error {
	want, compound, any, ok := universal(t.Elem())
	if !ok {
		return structural("unknown Go type for slice")
	}
	list := reflect.MakeSlice(t, 0, 0)
	for at := 0; at < len(inner); {
		h, start, err := readHeader(inner, at)
		if err != nil {
			return err
		}
		tag := h.tag
		switch {
		case tag == TagIA5String, tag == TagGeneralString, tag == TagT61String, tag == TagUTF8String, tag == TagNumericString, tag == TagBMPString:
			tag = TagPrintableString
		case tag == TagGeneralizedTime:
			tag = TagUTCTime
		}
		if !any && (h.class != ClassUniversal || h.compound != compound || tag != want) {
			return StructuralError{"sequence tag mismatch"}
		}
		if start+h.length > len(inner) {
			return SyntaxError{"truncated sequence"}
		}
		elem := reflect.New(t.Elem()).Elem()
		if at, err = read(elem, inner, at, parameters{}); err != nil {
			return err
		}
		list = reflect.Append(list, elem)
	}
	v.Set(list)
	return nil
}
