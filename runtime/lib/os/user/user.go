// Package user knows the users of a host by /etc/passwd.
package user

import (
	"os"
	"strconv"
	"strings"
)

// User is a user of the host.
type User struct {
	Uid      string
	Gid      string
	Username string
	Name     string
	HomeDir  string
}

type UnknownUserError string

func (e UnknownUserError) Error() string { return "user: unknown user " + string(e) }

type UnknownUserIdError int

func (e UnknownUserIdError) Error() string { return "user: unknown userid " + strconv.Itoa(int(e)) }

func find(fits func(u *User) bool) *User {
	text, err := os.ReadFile("/etc/passwd")
	if err != nil {
		return nil
	}
	for _, line := range strings.Split(string(text), "\n") {
		f := strings.Split(line, ":")
		if len(f) < 6 {
			continue
		}
		u := &User{f[2], f[3], f[0], strings.Split(f[4], ",")[0], f[5]}
		if fits(u) {
			return u
		}
	}
	return nil
}

// Current is who runs the process: root.
func Current() (*User, error) { return LookupId(strconv.Itoa(os.Getuid())) }

func Lookup(username string) (*User, error) {
	if u := find(func(u *User) bool { return u.Username == username }); u != nil {
		return u, nil
	}
	return nil, UnknownUserError(username)
}

func LookupId(uid string) (*User, error) {
	n, err := strconv.Atoi(uid)
	if err != nil {
		return nil, err
	}
	if u := find(func(u *User) bool { return u.Uid == uid }); u != nil {
		return u, nil
	}
	return nil, UnknownUserIdError(n)
}
