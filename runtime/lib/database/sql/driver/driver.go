// What a database's driver has, and values on their way to it.

// Package driver is the side of database/sql that drivers see.
package driver

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"strconv"
	"time"
)

// Value is an int64, float64, bool, []byte, string, time.Time, or nil.
type Value interface{}

// NamedValue is an argument with its name or place.
type NamedValue struct {
	Name    string
	Ordinal int
	Value   Value
}

// Driver opens connections.
type Driver interface {
	Open(name string) (Conn, error)
}

// DriverContext is a Driver that reads a name once.
type DriverContext interface {
	OpenConnector(name string) (Connector, error)
}

// Connector opens connections of one name.
type Connector interface {
	Connect(context.Context) (Conn, error)
	Driver() Driver
}

// The errors by which drivers say more than that something is wrong.
var (
	ErrSkip           = errors.New("driver: skip fast-path; continue as if unimplemented")
	ErrBadConn        = errors.New("driver: bad connection")
	ErrRemoveArgument = errors.New("driver: remove argument from query")
)

// Conn is a connection; one goroutine uses it at a time.
type Conn interface {
	Prepare(query string) (Stmt, error)
	Close() error
	Begin() (Tx, error)
}

// Pinger is a Conn that can tell whether it is alive.
type Pinger interface {
	Ping(ctx context.Context) error
}

// Execer is a Conn that executes without preparing.
type Execer interface {
	Exec(query string, args []Value) (Result, error)
}

// ExecerContext is Execer with a context.
type ExecerContext interface {
	ExecContext(ctx context.Context, query string, args []NamedValue) (Result, error)
}

// Queryer is a Conn that queries without preparing.
type Queryer interface {
	Query(query string, args []Value) (Rows, error)
}

// QueryerContext is Queryer with a context.
type QueryerContext interface {
	QueryContext(ctx context.Context, query string, args []NamedValue) (Rows, error)
}

// ConnPrepareContext is Conn's Prepare with a context.
type ConnPrepareContext interface {
	PrepareContext(ctx context.Context, query string) (Stmt, error)
}

// IsolationLevel is what transactions see of each other.
type IsolationLevel int

// TxOptions are options of a transaction.
type TxOptions struct {
	Isolation IsolationLevel
	ReadOnly  bool
}

// ConnBeginTx is Conn's Begin with options.
type ConnBeginTx interface {
	BeginTx(ctx context.Context, opts TxOptions) (Tx, error)
}

// SessionResetter is a Conn that can forget what it was used for.
type SessionResetter interface {
	ResetSession(ctx context.Context) error
}

// Validator is a Conn that tells whether it can be kept.
type Validator interface {
	IsValid() bool
}

// Result tells what an execution has done.
type Result interface {
	LastInsertId() (int64, error)
	RowsAffected() (int64, error)
}

// Stmt is a prepared statement.
type Stmt interface {
	Close() error
	NumInput() int
	Exec(args []Value) (Result, error)
	Query(args []Value) (Rows, error)
}

// StmtExecContext is Stmt's Exec with a context.
type StmtExecContext interface {
	ExecContext(ctx context.Context, args []NamedValue) (Result, error)
}

// StmtQueryContext is Stmt's Query with a context.
type StmtQueryContext interface {
	QueryContext(ctx context.Context, args []NamedValue) (Rows, error)
}

// NamedValueChecker checks arguments in its own way.
type NamedValueChecker interface {
	CheckNamedValue(*NamedValue) error
}

// ColumnConverter converts each argument in its own way.
type ColumnConverter interface {
	ColumnConverter(idx int) ValueConverter
}

// Rows are the rows of an answer.
type Rows interface {
	Columns() []string
	Close() error
	Next(dest []Value) error
}

// RowsNextResultSet is Rows that has several answers.
type RowsNextResultSet interface {
	Rows
	HasNextResultSet() bool
	NextResultSet() error
}

// Tx is a transaction.
type Tx interface {
	Commit() error
	Rollback() error
}

// RowsAffected is a Result that knows how many rows were changed.
type RowsAffected int64

// LastInsertId is not known.
func (RowsAffected) LastInsertId() (int64, error) {
	return 0, errors.New("LastInsertId is not supported by this driver")
}

// RowsAffected gives the number.
func (v RowsAffected) RowsAffected() (int64, error) { return int64(v), nil }

type noRows struct{}

// ResultNoRows is the Result of what changes no rows.
var ResultNoRows noRows

func (noRows) LastInsertId() (int64, error) {
	return 0, errors.New("no LastInsertId available after DDL statement")
}

func (noRows) RowsAffected() (int64, error) {
	return 0, errors.New("no RowsAffected available after DDL statement")
}

// ValueConverter makes Values.
type ValueConverter interface {
	ConvertValue(v interface{}) (Value, error)
}

// Valuer is what can make a Value of itself.
type Valuer interface {
	Value() (Value, error)
}

type boolType struct{}

// Bool makes bools.
var Bool boolType

func (boolType) String() string { return "Bool" }

func (boolType) ConvertValue(src interface{}) (Value, error) {
	switch s := src.(type) {
	case bool:
		return s, nil
	case string:
		b, err := strconv.ParseBool(s)
		if err != nil {
			return nil, fmt.Errorf("sql/driver: couldn't convert %q into type bool", s)
		}
		return b, nil
	case []byte:
		b, err := strconv.ParseBool(string(s))
		if err != nil {
			return nil, fmt.Errorf("sql/driver: couldn't convert %q into type bool", s)
		}
		return b, nil
	}
	v := reflect.ValueOf(src)
	switch k := v.Kind(); {
	case reflect.Int <= k && k <= reflect.Int64:
		if n := v.Int(); n == 0 || n == 1 {
			return n == 1, nil
		}
		return nil, fmt.Errorf("sql/driver: couldn't convert %d into type bool", v.Int())
	case reflect.Uint <= k && k <= reflect.Uint64:
		if n := v.Uint(); n == 0 || n == 1 {
			return n == 1, nil
		}
		return nil, fmt.Errorf("sql/driver: couldn't convert %d into type bool", v.Uint())
	}
	return nil, fmt.Errorf("sql/driver: couldn't convert %v (%T) into type bool", src, src)
}

type int32Type struct{}

// Int32 makes int64 of what an int32 can hold.
var Int32 int32Type

func (int32Type) ConvertValue(v interface{}) (Value, error) {
	rv := reflect.ValueOf(v)
	switch k := rv.Kind(); {
	case reflect.Int <= k && k <= reflect.Int64:
		n := rv.Int()
		if n > 1<<31-1 || n < -1<<31 {
			return nil, fmt.Errorf("sql/driver: value %d overflows int32", v)
		}
		return n, nil
	case reflect.Uint <= k && k <= reflect.Uint64:
		n := rv.Uint()
		if n > 1<<31-1 {
			return nil, fmt.Errorf("sql/driver: value %d overflows int32", v)
		}
		return int64(n), nil
	case k == reflect.String:
		n, err := strconv.Atoi(rv.String())
		if err != nil {
			return nil, fmt.Errorf("sql/driver: value %q can't be converted to int32", v)
		}
		return int64(n), nil
	}
	return nil, fmt.Errorf("sql/driver: unsupported value %v (type %T) converting to int32", v, v)
}

type stringType struct{}

// String makes strings of all that is no string or []byte.
var String stringType

func (stringType) ConvertValue(v interface{}) (Value, error) {
	switch v.(type) {
	case string, []byte:
		return v, nil
	}
	return fmt.Sprintf("%v", v), nil
}

// Null lets nil be, and gives the rest to Converter.
type Null struct{ Converter ValueConverter }

// ConvertValue converts.
func (n Null) ConvertValue(v interface{}) (Value, error) {
	if v == nil {
		return nil, nil
	}
	return n.Converter.ConvertValue(v)
}

// NotNull refuses nil, and gives the rest to Converter.
type NotNull struct{ Converter ValueConverter }

// ConvertValue converts.
func (n NotNull) ConvertValue(v interface{}) (Value, error) {
	if v == nil {
		return nil, fmt.Errorf("nil value not allowed")
	}
	return n.Converter.ConvertValue(v)
}

// IsValue tells whether v is a Value.
func IsValue(v interface{}) bool {
	switch v.(type) {
	case nil, []byte, bool, float64, int64, string, time.Time:
		return true
	}
	return false
}

// IsScanValue is IsValue.
func IsScanValue(v interface{}) bool { return IsValue(v) }

type defaultConverter struct{}

// DefaultParameterConverter makes Values of what is like one.
var DefaultParameterConverter defaultConverter

var valuerType = reflect.TypeOf((*Valuer)(nil)).Elem()

func (defaultConverter) ConvertValue(v interface{}) (Value, error) {
	if IsValue(v) {
		return v, nil
	}
	if own, ok := v.(Valuer); ok {
		rv := reflect.ValueOf(v)
		if rv.Kind() == reflect.Ptr && rv.IsNil() && rv.Type().Elem().Implements(valuerType) {
			return nil, nil
		}
		sv, err := own.Value()
		if err != nil {
			return nil, err
		}
		if !IsValue(sv) {
			return nil, fmt.Errorf("non-Value type %T returned from Value", sv)
		}
		return sv, nil
	}
	rv := reflect.ValueOf(v)
	switch k := rv.Kind(); {
	case k == reflect.Ptr:
		if rv.IsNil() {
			return nil, nil
		}
		return defaultConverter{}.ConvertValue(rv.Elem().Interface())
	case reflect.Int <= k && k <= reflect.Int64:
		return rv.Int(), nil
	case reflect.Uint <= k && k <= reflect.Uint64:
		n := rv.Uint()
		if n >= 1<<63 {
			return nil, fmt.Errorf("uint64 values with high bit set are not supported")
		}
		return int64(n), nil
	case k == reflect.Float32, k == reflect.Float64:
		return rv.Float(), nil
	case k == reflect.Bool:
		return rv.Bool(), nil
	case k == reflect.Slice && rv.Type().Elem().Kind() == reflect.Uint8:
		return rv.Bytes(), nil
	case k == reflect.Slice:
		return nil, fmt.Errorf("unsupported type %T, a slice of %s", v, rv.Type().Elem().Kind())
	case k == reflect.String:
		return rv.String(), nil
	}
	return nil, fmt.Errorf("unsupported type %T, a %s", v, rv.Kind())
}
