// Reconstructs of Delve 0.12.0's config/config.go the type and its place in ~/.dlv. Left out: reading the YAML; there is no file to read.

// Package config holds what a user of Delve has settled once.
package config

// Config is what can be settled.
type Config struct {
	// Aliases are further names of commands, by the command.
	Aliases map[string][]string
}

// LoadConfig gives what is settled: nothing, here.
func LoadConfig() *Config { return &Config{} }
