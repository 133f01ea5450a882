// The environment of the process, which package os shows.

package syscall

// Environ is the environment as key=value.
func Environ() []string

// setenv sets a variable, or removes it.
func setenv(key, value string, set bool)

// Getenv is a variable of the environment, and whether it is there.
func Getenv(key string) (value string, found bool) {
	for _, entry := range Environ() {
		if len(key) > 0 && len(entry) > len(key) && entry[len(key)] == '=' && entry[:len(key)] == key {
			return entry[len(key)+1:], true
		}
	}
	return "", false
}

// Setenv sets a variable of the environment.
func Setenv(key, value string) error {
	if key == "" {
		return EINVAL
	}
	for i := 0; i < len(key); i++ {
		if key[i] == '=' || key[i] == 0 {
			return EINVAL
		}
	}
	for i := 0; i < len(value); i++ {
		if value[i] == 0 {
			return EINVAL
		}
	}
	setenv(key, value, true)
	return nil
}

// Unsetenv removes a variable.
func Unsetenv(key string) error {
	setenv(key, "", false)
	return nil
}

// Clearenv removes all of them.
func Clearenv() {
	for _, entry := range Environ() {
		for i := 0; i < len(entry); i++ {
			if entry[i] == '=' {
				setenv(entry[:i], "", false)
				break
			}
		}
	}
}
