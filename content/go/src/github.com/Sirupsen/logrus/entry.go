// Reconstructs entry.go of logrus as Docker and Swarm vendor it: an entry that carries fields beside its message; leaves out the calls nobody makes here, and hooks.

package logrus

import (
	"fmt"
	"sort"
	"strings"
)

// Fields are what an entry says beside its message, by name.
type Fields map[string]interface{}

// Entry is a message in the making: the fields are there, the text is not yet.
type Entry struct {
	Logger *Logger
	Data   Fields
}

// NewEntry is an entry of logger without fields.
func NewEntry(logger *Logger) *Entry { return &Entry{Logger: logger, Data: Fields{}} }

// WithError is the same entry with the field error.
func (entry *Entry) WithError(err error) *Entry { return entry.WithField("error", err) }

// WithField is the same entry with one field more.
func (entry *Entry) WithField(key string, value interface{}) *Entry {
	return entry.WithFields(Fields{key: value})
}

// WithFields is the same entry with more fields; the entry itself stays as it is.
func (entry *Entry) WithFields(fields Fields) *Entry {
	all := Fields{}
	for key, value := range entry.Data {
		all[key] = value
	}
	for key, value := range fields {
		all[key] = value
	}
	return &Entry{Logger: entry.Logger, Data: all}
}

// Debug writes the entry at DebugLevel.
func (entry *Entry) Debug(args ...interface{}) { entry.log(DebugLevel, fmt.Sprint(args...)) }

// Debugf writes the entry at DebugLevel.
func (entry *Entry) Debugf(format string, args ...interface{}) {
	entry.log(DebugLevel, fmt.Sprintf(format, args...))
}

// Info writes the entry at InfoLevel.
func (entry *Entry) Info(args ...interface{}) { entry.log(InfoLevel, fmt.Sprint(args...)) }

// Infof writes the entry at InfoLevel.
func (entry *Entry) Infof(format string, args ...interface{}) {
	entry.log(InfoLevel, fmt.Sprintf(format, args...))
}

// Warn writes the entry at WarnLevel.
func (entry *Entry) Warn(args ...interface{}) { entry.log(WarnLevel, fmt.Sprint(args...)) }

// Warnf writes the entry at WarnLevel.
func (entry *Entry) Warnf(format string, args ...interface{}) {
	entry.log(WarnLevel, fmt.Sprintf(format, args...))
}

// Error writes the entry at ErrorLevel.
func (entry *Entry) Error(args ...interface{}) { entry.log(ErrorLevel, fmt.Sprint(args...)) }

// Errorf writes the entry at ErrorLevel.
func (entry *Entry) Errorf(format string, args ...interface{}) {
	entry.log(ErrorLevel, fmt.Sprintf(format, args...))
}

// Fatal writes the entry and ends the process with exit code 1.
func (entry *Entry) Fatal(args ...interface{}) { entry.log(FatalLevel, fmt.Sprint(args...)) }

// Fatalf writes the entry and ends the process with exit code 1.
func (entry *Entry) Fatalf(format string, args ...interface{}) {
	entry.log(FatalLevel, fmt.Sprintf(format, args...))
}

func (entry *Entry) log(level Level, msg string) {
	entry.Logger.log(level, msg, entry.Data)
}

// text writes fields as they stand in a line: by name, each key=value.
func (fields Fields) text() string {
	keys := make([]string, 0, len(fields))
	for key := range fields {
		keys = append(keys, key)
	}
	sort.Strings(keys)
	var pairs []string
	for _, key := range keys {
		pairs = append(pairs, fieldKey(key)+"="+formatValue(fields[key])+" ")
	}
	return strings.Join(pairs, "")
}

// fieldKey keeps a field from passing for one of the line's own three.
func fieldKey(key string) string {
	switch key {
	case "time", "level", "msg":
		return "fields." + key
	}
	return key
}

// formatValue quotes texts and errors, and leaves anything else as fmt prints it.
func formatValue(value interface{}) string {
	switch value := value.(type) {
	case string:
		return quote(value)
	case error:
		return quote(value.Error())
	}
	return fmt.Sprint(value)
}
