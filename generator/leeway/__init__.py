"""Leeway: from one policy file to a customer-service playbook, and the offer checker in its pages.

This file travels to the browser with the kernel, `leeway.offers`: it imports nothing.
"""
