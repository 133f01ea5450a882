// Package guarded is tested from outside.
package guarded
