// Reconstructs the format in pkg/timeutils of Docker 1.6.2; leaves out reading times.

// Package timeutils is how times are written in logs.
package timeutils

// RFC3339NanoFixed is RFC 3339 with always nine digits behind the second, so
// that lines stand under each other.
const RFC3339NanoFixed = "2006-01-02T15:04:05.000000000Z07:00"
