// Values on their way to a driver and back.

package sql

import (
	"database/sql/driver"
	"errors"
	"fmt"
	"reflect"
	"strconv"
	"time"
)

// RawBytes is memory of the driver's; it is good until the next Next, Scan or
// Close.
type RawBytes []byte

// Scanner takes a value that a driver gives: an int64, float64, bool, []byte,
// string, time.Time or nil. Bytes are to be copied.
type Scanner interface {
	Scan(src interface{}) error
}

// NullString is a string that may be NULL.
type NullString struct {
	String string
	Valid  bool // it is not NULL
}

// Scan takes a value.
func (n *NullString) Scan(value interface{}) error {
	if value == nil {
		n.String, n.Valid = "", false
		return nil
	}
	n.Valid = true
	return convertAssign(&n.String, value)
}

// Value gives the value.
func (n NullString) Value() (driver.Value, error) {
	if !n.Valid {
		return nil, nil
	}
	return n.String, nil
}

// NullInt64 is an int64 that may be NULL.
type NullInt64 struct {
	Int64 int64
	Valid bool
}

// Scan takes a value.
func (n *NullInt64) Scan(value interface{}) error {
	if value == nil {
		n.Int64, n.Valid = 0, false
		return nil
	}
	n.Valid = true
	return convertAssign(&n.Int64, value)
}

// Value gives the value.
func (n NullInt64) Value() (driver.Value, error) {
	if !n.Valid {
		return nil, nil
	}
	return n.Int64, nil
}

// NullInt32 is an int32 that may be NULL.
type NullInt32 struct {
	Int32 int32
	Valid bool
}

// Scan takes a value.
func (n *NullInt32) Scan(value interface{}) error {
	if value == nil {
		n.Int32, n.Valid = 0, false
		return nil
	}
	n.Valid = true
	return convertAssign(&n.Int32, value)
}

// Value gives the value.
func (n NullInt32) Value() (driver.Value, error) {
	if !n.Valid {
		return nil, nil
	}
	return int64(n.Int32), nil
}

// NullInt16 is an int16 that may be NULL.
type NullInt16 struct {
	Int16 int16
	Valid bool
}

// Scan takes a value.
func (n *NullInt16) Scan(value interface{}) error {
	if value == nil {
		n.Int16, n.Valid = 0, false
		return nil
	}
	err := convertAssign(&n.Int16, value)
	n.Valid = err == nil
	return err
}

// Value gives the value.
func (n NullInt16) Value() (driver.Value, error) {
	if !n.Valid {
		return nil, nil
	}
	return int64(n.Int16), nil
}

// NullByte is a byte that may be NULL.
type NullByte struct {
	Byte  byte
	Valid bool
}

// Scan takes a value.
func (n *NullByte) Scan(value interface{}) error {
	if value == nil {
		n.Byte, n.Valid = 0, false
		return nil
	}
	err := convertAssign(&n.Byte, value)
	n.Valid = err == nil
	return err
}

// Value gives the value.
func (n NullByte) Value() (driver.Value, error) {
	if !n.Valid {
		return nil, nil
	}
	return int64(n.Byte), nil
}

// NullFloat64 is a float64 that may be NULL.
type NullFloat64 struct {
	Float64 float64
	Valid   bool
}

// Scan takes a value.
func (n *NullFloat64) Scan(value interface{}) error {
	if value == nil {
		n.Float64, n.Valid = 0, false
		return nil
	}
	n.Valid = true
	return convertAssign(&n.Float64, value)
}

// Value gives the value.
func (n NullFloat64) Value() (driver.Value, error) {
	if !n.Valid {
		return nil, nil
	}
	return n.Float64, nil
}

// NullBool is a bool that may be NULL.
type NullBool struct {
	Bool  bool
	Valid bool
}

// Scan takes a value.
func (n *NullBool) Scan(value interface{}) error {
	if value == nil {
		n.Bool, n.Valid = false, false
		return nil
	}
	n.Valid = true
	return convertAssign(&n.Bool, value)
}

// Value gives the value.
func (n NullBool) Value() (driver.Value, error) {
	if !n.Valid {
		return nil, nil
	}
	return n.Bool, nil
}

// NullTime is a time that may be NULL.
type NullTime struct {
	Time  time.Time
	Valid bool
}

// Scan takes a value.
func (n *NullTime) Scan(value interface{}) error {
	if value == nil {
		n.Time, n.Valid = time.Time{}, false
		return nil
	}
	n.Valid = true
	return convertAssign(&n.Time, value)
}

// Value gives the value.
func (n NullTime) Value() (driver.Value, error) {
	if !n.Valid {
		return nil, nil
	}
	return n.Time, nil
}

var errNilPtr = errors.New("destination pointer is nil")

// scalarText gives a bool or number as text.
func scalarText(src interface{}) (string, bool) {
	v := reflect.ValueOf(src)
	switch v.Kind() {
	case reflect.Bool:
		return strconv.FormatBool(v.Bool()), true
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return strconv.FormatInt(v.Int(), 10), true
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		return strconv.FormatUint(v.Uint(), 10), true
	case reflect.Float32, reflect.Float64:
		return strconv.FormatFloat(v.Float(), 'g', -1, v.Type().Bits()), true
	}
	return "", false
}

func textOf(src interface{}) string {
	switch v := src.(type) {
	case string:
		return v
	case []byte:
		return string(v)
	}
	if text, ok := scalarText(src); ok {
		return text
	}
	return fmt.Sprintf("%v", src)
}

// putText keeps a text in a variable for texts; false if dest is none.
func putText(dest interface{}, text string) (bool, error) {
	switch d := dest.(type) {
	case *string:
		if d == nil {
			return true, errNilPtr
		}
		*d = text
	case *[]byte:
		if d == nil {
			return true, errNilPtr
		}
		*d = []byte(text)
	case *RawBytes:
		if d == nil {
			return true, errNilPtr
		}
		*d = RawBytes(text)
	default:
		return false, nil
	}
	return true, nil
}

// convertAssign keeps a driver's value in the variable dest points to, if that
// loses nothing.
func convertAssign(dest, src interface{}) error {
	switch s := src.(type) {
	case string:
		if done, err := putText(dest, s); done {
			return err
		}
	case []byte:
		switch d := dest.(type) {
		case *interface{}:
			if d == nil {
				return errNilPtr
			}
			*d = append([]byte(nil), s...)
			if s != nil && len(s) == 0 {
				*d = []byte{}
			}
			return nil
		case *[]byte:
			if d == nil {
				return errNilPtr
			}
			*d = copied(s)
			return nil
		case *RawBytes:
			if d == nil {
				return errNilPtr
			}
			*d = s
			return nil
		}
		if done, err := putText(dest, string(s)); done {
			return err
		}
	case time.Time:
		if d, ok := dest.(*time.Time); ok {
			*d = s
			return nil
		}
		if done, err := putText(dest, s.Format(time.RFC3339Nano)); done {
			return err
		}
	case nil:
		switch d := dest.(type) {
		case *interface{}:
			if d == nil {
				return errNilPtr
			}
			*d = nil
			return nil
		case *[]byte:
			if d == nil {
				return errNilPtr
			}
			*d = nil
			return nil
		case *RawBytes:
			if d == nil {
				return errNilPtr
			}
			*d = nil
			return nil
		}
	}
	switch d := dest.(type) {
	case *string, *[]byte, *RawBytes:
		if text, ok := scalarText(src); ok {
			_, err := putText(dest, text)
			return err
		}
	case *bool:
		b, err := driver.Bool.ConvertValue(src)
		if err == nil {
			*d = b.(bool)
		}
		return err
	case *interface{}:
		*d = src
		return nil
	}
	if s, ok := dest.(Scanner); ok {
		return s.Scan(src)
	}
	p := reflect.ValueOf(dest)
	if p.Kind() != reflect.Ptr {
		return errors.New("destination not a pointer")
	}
	if p.IsNil() {
		return errNilPtr
	}
	from, to := reflect.ValueOf(src), p.Elem()
	if from.IsValid() && from.Type().AssignableTo(to.Type()) {
		if b, ok := src.([]byte); ok {
			to.Set(reflect.ValueOf(copied(b)))
		} else {
			to.Set(from)
		}
		return nil
	}
	if to.Kind() == from.Kind() && from.Type().ConvertibleTo(to.Type()) {
		to.Set(from.Convert(to.Type()))
		return nil
	}
	kind := to.Kind()
	if kind == reflect.Ptr {
		if src == nil {
			to.Set(reflect.Zero(to.Type()))
			return nil
		}
		to.Set(reflect.New(to.Type().Elem()))
		return convertAssign(to.Interface(), src)
	}
	isInt := reflect.Int <= kind && kind <= reflect.Int64
	isUint := reflect.Uint <= kind && kind <= reflect.Uint64
	isFloat := kind == reflect.Float32 || kind == reflect.Float64
	if src == nil && (isInt || isUint || isFloat || kind == reflect.String) {
		return fmt.Errorf("converting NULL to %s is unsupported", kind)
	}
	var err error
	text := ""
	switch {
	case isInt:
		text = textOf(src)
		var n int64
		if n, err = strconv.ParseInt(text, 10, to.Type().Bits()); err == nil {
			to.SetInt(n)
			return nil
		}
	case isUint:
		text = textOf(src)
		var n uint64
		if n, err = strconv.ParseUint(text, 10, to.Type().Bits()); err == nil {
			to.SetUint(n)
			return nil
		}
	case isFloat:
		text = textOf(src)
		var n float64
		if n, err = strconv.ParseFloat(text, to.Type().Bits()); err == nil {
			to.SetFloat(n)
			return nil
		}
	case kind == reflect.String:
		switch s := src.(type) {
		case string:
			to.SetString(s)
			return nil
		case []byte:
			to.SetString(string(s))
			return nil
		}
	}
	if err != nil {
		if e, ok := err.(*strconv.NumError); ok {
			err = e.Err
		}
		return fmt.Errorf("converting driver.Value type %T (%q) to a %s: %v", src, text, kind, err)
	}
	return fmt.Errorf("unsupported Scan, storing driver.Value type %T into type %T", src, dest)
}

func copied(b []byte) []byte {
	if b == nil {
		return nil
	}
	return append([]byte{}, b...)
}

// NamedArg is an argument with a name, for drivers that know them.
type NamedArg struct {
	Name  string
	Value interface{}
}

// Named makes a NamedArg.
func Named(name string, value interface{}) NamedArg { return NamedArg{Name: name, Value: value} }

// Out is an argument that a stored procedure sets: Dest is a pointer.
type Out struct {
	Dest interface{}
	In   bool // it is read, too
}

var valuerType = reflect.TypeOf((*driver.Valuer)(nil)).Elem()

// valueOf calls v's method, unless v is a nil pointer to what has it.
func valueOf(v driver.Valuer) (driver.Value, error) {
	if r := reflect.ValueOf(v); r.Kind() == reflect.Ptr && r.IsNil() && r.Type().Elem().Implements(valuerType) {
		return nil, nil
	}
	return v.Value()
}

// check makes an argument a driver's value in the usual way, or by a column's
// converter.
func check(columns driver.ColumnConverter, want int, nv *driver.NamedValue) (err error) {
	if columns == nil || want >= 0 && want <= nv.Ordinal-1 {
		nv.Value, err = driver.DefaultParameterConverter.ConvertValue(nv.Value)
		return err
	}
	if v, ok := nv.Value.(driver.Valuer); ok {
		value, err := valueOf(v)
		if err != nil {
			return err
		}
		if !driver.IsValue(value) {
			return fmt.Errorf("non-subset type %T returned from Value", value)
		}
		nv.Value = value
	}
	index := nv.Ordinal - 1
	given := nv.Value
	if nv.Value, err = columns.ColumnConverter(index).ConvertValue(given); err != nil {
		return err
	}
	if !driver.IsValue(nv.Value) {
		return fmt.Errorf("driver ColumnConverter error converted %T to unsupported type %T", given, nv.Value)
	}
	return nil
}

// arguments makes arguments drivers' values. want is how many there must be, -1
// if that is not known.
func arguments(conn driver.Conn, stmt driver.Stmt, want int, args []interface{}) ([]driver.NamedValue, error) {
	checker, _ := stmt.(driver.NamedValueChecker)
	if checker == nil {
		checker, _ = conn.(driver.NamedValueChecker)
	}
	columns, _ := stmt.(driver.ColumnConverter)
	values := make([]driver.NamedValue, 0, len(args))
	for _, arg := range args {
		nv := driver.NamedValue{Ordinal: len(values) + 1, Value: arg}
		if named, ok := arg.(NamedArg); ok {
			if err := validName(named.Name); err != nil {
				return nil, err
			}
			nv.Name, nv.Value = named.Name, named.Value
		}
		err := driver.ErrSkip
		if checker != nil {
			err = checker.CheckNamedValue(&nv)
		}
		if err == driver.ErrSkip {
			err = check(columns, want, &nv)
		}
		if err == driver.ErrRemoveArgument {
			if want >= 0 {
				want--
			}
			continue
		}
		if err != nil {
			which := fmt.Sprintf("$%d", nv.Ordinal)
			if nv.Name != "" {
				which = fmt.Sprintf("with name %q", nv.Name)
			}
			return nil, fmt.Errorf("sql: converting argument %s type: %v", which, err)
		}
		values = append(values, nv)
	}
	if want >= 0 && len(values) != want {
		return nil, fmt.Errorf("sql: expected %d arguments, got %d", want, len(values))
	}
	return values, nil
}

func validName(name string) error {
	if name == "" {
		return nil
	}
	if c := name[0] | 0x20; 'a' <= c && c <= 'z' || name[0] >= 0x80 {
		return nil
	}
	return fmt.Errorf("name must begin with a letter")
}

// unnamed gives arguments to drivers that know no names.
func unnamed(named []driver.NamedValue) ([]driver.Value, error) {
	values := make([]driver.Value, len(named))
	for i, nv := range named {
		if nv.Name != "" {
			return nil, errors.New("sql: driver does not support the use of Named Parameters")
		}
		values[i] = nv.Value
	}
	return values, nil
}
